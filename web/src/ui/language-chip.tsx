import { Languages } from 'lucide-react'

const OFFERED = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'ar', 'he', 'ja', 'ko', 'zh'] as const
const names = new Intl.DisplayNames(['en'], { type: 'language' })

/** A language's English name; null where there is none to tell. */
function languageName(tag: string | null): string | null {
  return tag === null || tag === 'und' ? null : (names.of(tag) ?? tag)
}

interface LanguageChipProps {
  /** As the server reads it; null before it has. */
  detected: string | null
  /** What the writer has set; null leaves it to be detected. */
  chosen: string | null
  onChoose: (tag: string | null) => void
}

/** The text's language: found by itself, and set by hand where that is wrong. */
export function LanguageChip({ detected, chosen, onChoose }: LanguageChipProps) {
  const found = languageName(detected)
  return (
    <label className="relative flex min-h-6 items-center gap-1.5 text-sm text-faint">
      <Languages size={15} aria-hidden="true" />
      <span className="sr-only">Language of your text</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        className="field-sizing-content min-h-6 max-w-40 cursor-pointer rounded-sm bg-transparent text-sm text-faint hover:text-ink"
      >
        <option value="">{found === null ? 'Language: by itself' : found}</option>
        {OFFERED.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)} (set)
          </option>
        ))}
      </select>
    </label>
  )
}
