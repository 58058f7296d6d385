import { Languages } from 'lucide-react'
import { shellWords } from '../messages/en/shell.ts'
import { chooseLanguage, chosenLanguage, isLanguage, LANGUAGES, languageFor } from '../messages/language.ts'

const choices = Object.keys(LANGUAGES).filter(isLanguage)

/** The language of the pages: the browser's, until somebody chooses one. Each is named in itself. */
export function LanguageChoice() {
  const ofBrowser = LANGUAGES[languageFor(null, navigator.languages).language]
  return (
    <label className="inline-flex min-h-6 items-center gap-1.5 hover:text-ink">
      <Languages size={15} aria-hidden="true" />
      <span className="sr-only">{shellWords.language}</span>
      <select
        value={chosenLanguage() ?? ''}
        onChange={({ currentTarget }) => chooseLanguage(isLanguage(currentTarget.value) ? currentTarget.value : null)}
        className="field-sizing-content min-h-6 cursor-pointer rounded-sm bg-transparent"
      >
        <option value="">{shellWords.languageOfBrowser({ language: ofBrowser })}</option>
        {choices.map((language) => (
          <option key={language} value={language} lang={language}>
            {LANGUAGES[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
