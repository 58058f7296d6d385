import { deviceStore } from '../lib/device-store.ts'

const THEMES = ['system', 'dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

/** The key is read by `public/theme.js` before the first paint. */
const KEY = 'skein.theme'

const isTheme = (value: string): value is Theme => THEMES.some((theme) => theme === value)

export function currentTheme(): Theme {
  const kept = deviceStore.read(KEY)
  return kept !== null && isTheme(kept) ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    deviceStore.remove(KEY)
    delete document.documentElement.dataset.theme
  } else {
    deviceStore.write(KEY, theme)
    document.documentElement.dataset.theme = theme
  }
}
