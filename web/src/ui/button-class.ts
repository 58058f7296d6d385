import { cx } from './class-names.ts'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'accent'
export type ButtonSize = 'small' | 'medium' | 'large'

// It never gives way to its neighbours, and breaks its words only where a window is narrower than they are.
const SHAPE =
  'inline-flex shrink-0 items-center justify-center gap-2 max-w-full rounded-md text-center font-semibold select-none transition-colors duration-quick disabled:opacity-55 aria-disabled:opacity-55'
const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-ink text-paper hover:bg-soft hover:text-paper',
  accent: 'bg-accent text-on-accent hover:bg-accent-hover',
  plain: 'border border-edge bg-transparent text-ink hover:border-ink hover:bg-sunken',
  quiet: 'bg-transparent text-soft hover:bg-sunken hover:text-ink',
}
const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-8 px-2.5 text-fine',
  medium: 'min-h-10 px-4 text-ui',
  large: 'min-h-12 px-5 text-base',
}

/** The look of a button, for buttons and for links that act like one. */
export function buttonClass(look: ButtonLook = 'plain', size: ButtonSize = 'medium', extra?: string): string {
  return cx(SHAPE, LOOKS[look], SIZES[size], extra)
}
