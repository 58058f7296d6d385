import type { Translation } from '../area.ts'
import type { workWords } from '../en/work.ts'

export const work: Translation<typeof workWords> = {
  title: 'Meine Arbeit',
  drafts: 'Entwürfe',
  running: 'Unterwegs',
  published: 'Veröffentlicht',
  returned: 'Zurückgekommen',
  failed: 'Fehlgeschlagen',
  findScene: 'Eine Szene zum Fortsetzen finden',
  drafts_empty: 'Nichts Angefangenes.',
  drafts_words: 'Was du schreibst, wird hier aufgehoben, bis du es abschickst, und auch das, was zu dir zurückkommt.',
  running_empty: 'Nichts ist unterwegs.',
  running_words:
    'Was du abschickst, steht hier, während es zum Film wird: Drehbuch, Prüfung, Bilder, Verpacken, Anfügen.',
  published_empty: 'Noch nichts in einer Szene.',
  published_words: 'Schau eine Szene bis zum Ende; dort fragt sie, wie es weitergeht.',
  returned_empty: 'Nichts ist zu dir zurückgekommen.',
  returned_words:
    'Ein Text, der seiner Szene widerspricht, den ein Anbieter ablehnt oder den du abbrichst, kommt hierher zurück, samt den Gründen.',
  failed_empty: 'Nichts ist fehlgeschlagen.',
  failed_words: 'Wo ein Schritt scheitert, ohne dass es an dir liegt, kannst du ihn von hier aus wieder aufnehmen.',
  looking: 'Wird nachgesehen …',
  reading: '{n, number} werden gelesen …',
}
