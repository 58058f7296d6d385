/** What the server says in sentences: what a reader of German loads with the first page that shows some. */
export { FILM_NOTES as filmNotesEnglish } from '@skein/contract/film-notes'
export { filmNotes } from './film-notes.ts'
export { wordings } from './wordings.ts'
