interface ChoiceRowProps<Value extends string> {
  label: string
  value: Value
  choices: readonly { value: Value; label: string }[]
  onChoose: (value: Value) => void
}

/** A row of choices of which one holds; wraps instead of hiding any. The chosen one is outlined: filled is the page's next step. */
export function ChoiceRow<Value extends string>({ label, value, choices, onChoose }: ChoiceRowProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
          className="min-h-9 rounded-md border border-line px-3 text-sm font-semibold text-soft hover:border-edge hover:text-ink aria-pressed:border-ink aria-pressed:bg-sheet aria-pressed:text-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink"
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
