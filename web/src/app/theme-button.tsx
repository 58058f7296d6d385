import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { chooseTheme, currentTheme, type Theme } from '../ui/theme.ts'
import { shellWords } from '../messages/en/shell.ts'

const CHOICES: Record<Theme, { name: 'themeSystem' | 'themeDark' | 'themeLight'; next: Theme; Icon: typeof Sun }> = {
  system: { name: 'themeSystem', next: 'dark', Icon: Monitor },
  dark: { name: 'themeDark', next: 'light', Icon: Moon },
  light: { name: 'themeLight', next: 'system', Icon: Sun },
}

/** Goes through the three themes; its label says which one holds. */
export function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme)
  const { name, next, Icon } = CHOICES[theme]
  return (
    <IconButton
      label={shellWords[name]}
      onClick={() => {
        chooseTheme(next)
        setTheme(next)
      }}
    >
      <Icon size={19} aria-hidden="true" />
    </IconButton>
  )
}
