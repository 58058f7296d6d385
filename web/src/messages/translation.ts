import type { CompiledMessage } from 'icu-minify/format'
import { chosenLanguage, currentLanguage, languageFor, setSpoken } from './language.ts'

type Texts = Readonly<Record<string, CompiledMessage>>
/** The texts of a language by area and name. */
export type Catalogue = Readonly<Record<string, Texts>>

let translation: Catalogue = {}

/** The message in the reader's language; undefined where that is English or the area was not loaded. */
export const translated = (area: string, name: string): CompiledMessage | undefined => translation[area]?.[name]

/**
 * Settles the language of the pages before anything is drawn: who reads English loads nothing more. A catalogue that does
 * not arrive leaves the page English.
 */
export async function startLanguage(catalogues: { de: () => Promise<Catalogue> }): Promise<void> {
  setSpoken(languageFor(chosenLanguage(), navigator.languages))
  if (currentLanguage() === 'en') return
  translation = await catalogues.de().catch(() => {
    setSpoken({ language: 'en', locale: 'en', dir: 'ltr' })
    return {}
  })
}

/** Speaks a catalogue from now on; for tests and the pseudo language. */
export function speak(catalogue: Catalogue): void {
  translation = catalogue
}

/** Texts without placeholders, for what must do without React. Each is read when it is asked for. */
export function plainArea<const Names extends Readonly<Record<string, string>>>(area: string, texts: Names): Names {
  return new Proxy(texts, {
    get: (english, name: string) => translated(area, name) ?? Reflect.get(english, name),
  })
}
