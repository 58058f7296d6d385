import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './class-names.ts'

interface Labelled {
  label: string
  /** What helps to fill it in, read after the label. */
  hint?: ReactNode
  /** What is wrong with it and what to do; shown beneath the field and nowhere else. */
  error?: string | null
}

const CONTROL =
  'w-full rounded-sm border bg-sheet px-3 text-ink placeholder:text-faint transition-colors duration-quick'

function useDescription({ hint, error }: Labelled) {
  const id = useId()
  const describedBy = cx(hint !== undefined && `${id}-hint`, typeof error === 'string' && `${id}-error`)
  return { id, describedBy: describedBy === '' ? undefined : describedBy }
}

function Frame({ id, label, hint, error, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ui font-semibold">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="-mt-0.5 text-sm text-faint">
          {hint}
        </p>
      )}
      {children}
      {typeof error === 'string' && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = Labelled &
  ComponentProps<'input'> & {
    /** What is done with it, on its line whatever is said above and beneath. */
    beside?: ReactNode
  }

/** One line of text with its label, hint and error. */
export function TextField({ label, hint, error, className, beside, ...rest }: TextFieldProps) {
  const { id, describedBy } = useDescription({ label, hint, error: error ?? null })
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <div className="flex gap-2.5">
        <input
          dir="auto"
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={typeof error === 'string' || undefined}
          className={cx(CONTROL, 'min-h-11', typeof error === 'string' ? 'border-bad' : 'border-edge', className)}
        />
        {beside}
      </div>
    </Frame>
  )
}

/** Several lines of text; story text is set in the reading serif. */
export function TextArea({ label, hint, error, className, ...rest }: Labelled & ComponentProps<'textarea'>) {
  const { id, describedBy } = useDescription({ label, hint, error: error ?? null })
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <textarea
        dir="auto"
        {...rest}
        id={id}
        aria-describedby={describedBy}
        aria-invalid={typeof error === 'string' || undefined}
        className={cx(
          CONTROL,
          'field-sizing-content py-2.5 leading-relaxed',
          typeof error === 'string' ? 'border-bad' : 'border-edge',
          className,
        )}
      />
    </Frame>
  )
}

/** A choice among few things, as the system's own control. */
export function SelectField({ label, hint, error, className, ...rest }: Labelled & ComponentProps<'select'>) {
  const { id, describedBy } = useDescription({ label, hint, error: error ?? null })
  return (
    <Frame id={id} label={label} hint={hint} error={error ?? null}>
      <select
        {...rest}
        id={id}
        aria-describedby={describedBy}
        className={cx(CONTROL, 'min-h-11 border-edge', className)}
      />
    </Frame>
  )
}
