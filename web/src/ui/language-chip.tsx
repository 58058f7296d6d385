import { Languages } from 'lucide-react'
import { stagingWords } from '../messages/en/staging.ts'
import { languageName, OFFERED_LANGUAGES } from '../lib/languages.ts'

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
      <span className="sr-only">{stagingWords.textLanguage}</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        className="field-sizing-content min-h-6 max-w-52 cursor-pointer rounded-sm bg-transparent text-sm text-faint hover:text-ink"
      >
        <option value="">{found === null ? stagingWords.languageByItself : found}</option>
        {OFFERED_LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {stagingWords.languageSet({ language: languageName(tag) ?? tag })}
          </option>
        ))}
      </select>
    </label>
  )
}
