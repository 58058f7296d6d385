import type { CompiledMessage } from 'icu-minify/format'
import { chosenLanguage, type Language, languageFor, setSpoken } from './language.ts'

/** The texts of a language by area and name. */
type Catalogue = Readonly<Record<string, Readonly<Record<string, CompiledMessage>>>>

let translation: Catalogue = {}
let dress: ((message: CompiledMessage) => CompiledMessage) | null = null

/** A message in the reader's language; English where that is theirs, or where the other one has nothing. */
export function messageOf(area: string, name: string, english: CompiledMessage): CompiledMessage {
  const message = translation[area]?.[name] ?? english
  return dress === null ? message : dress(message)
}

/** The notes of scripts and films in the reader's language beside the sentences they are kept as; null for English. */
export function filmNotesSpoken(): { english: Readonly<Record<string, string>>; translated: Catalogue[string] } | null {
  const { filmNotes, filmNotesEnglish } = translation
  if (filmNotes === undefined || filmNotesEnglish === undefined) return null
  const english = Object.entries(filmNotesEnglish).flatMap(([id, text]) =>
    typeof text === 'string' ? [[id, text]] : [],
  )
  return { english: Object.fromEntries(english), translated: filmNotes }
}

/** A sentence of the server's by the name of its wording; undefined where the reader's language has none, as English has not. */
export const wordingOf = (id: string): CompiledMessage | undefined =>
  translation['wordings']?.[id] ?? translation['fieldWordings']?.[id]

/** The same for what has no placeholders. */
export function plainOf(area: string, name: string, english: string): string {
  const message = messageOf(area, name, english)
  return typeof message === 'string' ? message : english
}

type Catalogues = Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>>

let settled: Promise<void> = Promise.resolve()
/** What the server says, in the settled language; null where there is nothing more to load. */
let serverCatalogue: (() => Promise<Catalogue>) | null = null

/**
 * Settles the language of the pages before anything is drawn: who reads English loads nothing more. A catalogue that does
 * not arrive leaves the page English. `?locale=xx-rtl` shows a development build longer and from right to left.
 *
 * @param ofServer the sentences of the server's, which wait until a page shows some.
 */
export function startLanguage(catalogues: Catalogues, ofServer: Catalogues | null = null): Promise<void> {
  settled = settle(catalogues, ofServer)
  return settled
}

async function settle(catalogues: Catalogues, ofServer: Catalogues | null): Promise<void> {
  serverCatalogue = null
  if (import.meta.env.DEV && new URLSearchParams(location.search).get('locale') === 'xx-rtl') {
    setSpoken({ language: 'en', locale: 'en', dir: 'rtl' })
    dress = (await import('./pseudo.ts')).pseudo
    return
  }
  const spoken = languageFor(chosenLanguage(), navigator.languages)
  try {
    translation = spoken.language === 'en' ? {} : await catalogues[spoken.language]()
    setSpoken(spoken)
    if (spoken.language !== 'en' && ofServer !== null) serverCatalogue = ofServer[spoken.language]
  } catch {
    translation = {}
    setSpoken(languageFor('en', navigator.languages))
  }
}

/** Until this is done, a page that shows sentences of the server's would show them in English; if they fail to come, it does. */
export async function serverWordsReady(): Promise<void> {
  await settled
  if (serverCatalogue === null) return
  try {
    translation = { ...translation, ...(await serverCatalogue()) }
    serverCatalogue = null
  } catch {
    // The next page that needs them tries again.
  }
}

/** Texts without placeholders, for what must do without React. Each is read when it is asked for. */
export function plainArea<const Names extends Readonly<Record<string, string>>>(area: string, texts: Names): Names {
  return new Proxy(texts, {
    get: (english, name: string) => {
      const text: unknown = Reflect.get(english, name)
      return typeof text === 'string' ? plainOf(area, name, text) : undefined
    },
  })
}
