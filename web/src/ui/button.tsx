import type { ComponentProps } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-class.ts'

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; size?: ButtonSize; isBusy?: boolean }

/** A button that keeps its place and its focus while it is busy: it says so instead of being disabled. */
export function Button({ look = 'plain', size = 'medium', isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={buttonClass(look, size, className)}
    />
  )
}

type IconButtonProps = ComponentProps<'button'> & { label: string }

/** A button that shows only an icon; its label is what it says and what the tooltip shows. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`inline-grid size-10 shrink-0 place-items-center rounded-md text-soft transition-colors duration-quick hover:bg-sunken hover:text-ink ${className ?? ''}`}
    />
  )
}
