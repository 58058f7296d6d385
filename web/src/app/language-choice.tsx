import { changePreferences } from '@skein/contract/people'
import { Languages } from 'lucide-react'
import { call } from '../api/call.ts'
import { sessionHint } from '../api/session-hint.ts'
import { shellWords } from '../messages/en/shell.ts'
import {
  chooseLanguage,
  chosenLanguage,
  isLanguage,
  type Language,
  LANGUAGES,
  languageFor,
} from '../messages/language.ts'

const choices = Object.keys(LANGUAGES).filter(isLanguage)

/** Opens the page anew in the language chosen; who is signed in has their mails in it from now on. */
async function choose(language: Language | null): Promise<void> {
  if (sessionHint.isSet()) {
    const body = { language: language ?? languageFor(null, navigator.languages).language }
    // A server that cannot be reached keeps nobody from their language; the mails stay as they were.
    await call(changePreferences, { body }).catch(() => undefined)
  }
  chooseLanguage(language)
}

/** The language of the pages: the browser's, until somebody chooses one. Each is named in itself. */
export function LanguageChoice() {
  const ofBrowser = LANGUAGES[languageFor(null, navigator.languages).language]
  return (
    <label className="inline-flex min-h-6 items-center gap-1.5 hover:text-ink">
      <Languages size={15} aria-hidden="true" />
      <span className="sr-only">{shellWords.language}</span>
      <select
        value={chosenLanguage() ?? ''}
        onChange={({ currentTarget }) => void choose(isLanguage(currentTarget.value) ? currentTarget.value : null)}
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
