import { filmNoteWords } from '../messages/film-note-words.ts'

/** What could not be read or shown as it was meant, an item each. @param language of the script, where it is known. */
export function FilmNotes({ notes, language }: { notes: readonly string[]; language: string }) {
  return notes.map((note) => {
    const { words, lang } = filmNoteWords(note, language)
    return (
      <li key={note} lang={lang}>
        <bdi>{words}</bdi>
      </li>
    )
  })
}
