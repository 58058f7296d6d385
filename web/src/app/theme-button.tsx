import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { chooseTheme, currentTheme, type Theme } from '../ui/theme.ts'

const CHOICES: Record<Theme, { now: string; next: Theme; Icon: typeof Sun }> = {
  system: { now: 'Theme: as the system', next: 'dark', Icon: Monitor },
  dark: { now: 'Theme: dark', next: 'light', Icon: Moon },
  light: { now: 'Theme: light', next: 'system', Icon: Sun },
}

/** Goes through the three themes; its label says which one holds. */
export function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme)
  const { now, next, Icon } = CHOICES[theme]
  return (
    <IconButton
      label={now}
      onClick={() => {
        chooseTheme(next)
        setTheme(next)
      }}
    >
      <Icon size={19} aria-hidden="true" />
    </IconButton>
  )
}
