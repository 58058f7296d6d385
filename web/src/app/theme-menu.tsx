import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { MENU_ITEM, Menu } from '../ui/menu.tsx'
import { chooseTheme, currentTheme, isTheme, THEMES, type Theme } from '../ui/theme.ts'

const WORDS: Record<Theme, { label: string; Icon: typeof Sun }> = {
  system: { label: 'As the system', Icon: Monitor },
  dark: { label: 'Dark', Icon: Moon },
  light: { label: 'Light', Icon: Sun },
}

export function ThemeMenu() {
  const [theme, setTheme] = useState(currentTheme)
  const { Icon } = WORDS[theme]
  return (
    <Menu label="Theme" trigger={<Icon size={19} aria-hidden="true" />}>
      <DropdownMenu.RadioGroup
        value={theme}
        onValueChange={(value) => {
          if (!isTheme(value)) return
          chooseTheme(value)
          setTheme(value)
        }}
      >
        {THEMES.map((choice) => {
          const { label, Icon: ChoiceIcon } = WORDS[choice]
          return (
            <DropdownMenu.RadioItem key={choice} value={choice} className={MENU_ITEM}>
              <ChoiceIcon size={17} aria-hidden="true" />
              <span className="flex-1">{label}</span>
              <DropdownMenu.ItemIndicator>
                <Check size={16} aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.RadioItem>
          )
        })}
      </DropdownMenu.RadioGroup>
    </Menu>
  )
}
