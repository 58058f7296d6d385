import type { ReactNode } from 'react'

interface CheckFieldProps {
  isChecked: boolean
  isBusy?: boolean
  onChange: (isChecked: boolean) => void
  children: ReactNode
}

/** A choice that holds as soon as it is made. */
export function CheckField({ isChecked, isBusy = false, onChange, children }: CheckFieldProps) {
  return (
    <label className="flex min-h-6 items-center gap-2.5 text-ui">
      <input
        type="checkbox"
        checked={isChecked}
        aria-busy={isBusy || undefined}
        onChange={(event) => {
          if (!isBusy) onChange(event.target.checked)
        }}
        className="size-4.5 shrink-0 accent-[var(--accent)]"
      />
      <span>{children}</span>
    </label>
  )
}
