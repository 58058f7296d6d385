import type { Translation } from '../area.ts'
import type { bibleJsonWords } from '../en/bible-json.ts'

export const bibleJson: Translation<typeof bibleJsonWords> = {
  field: 'Die Bibel als JSON',
  hint: 'Schreib um, was gelten soll. Nichts wird gespeichert, bevor du gesehen hast, worauf es hinausläuft.',
  behind: 'Fassung {newest, number} kam, während du an Fassung {base, number} geschrieben hast.',
  joins: 'Deine Änderungen kommen hinzu, solange sie ihr nicht widersprechen.',
  look: 'Änderungen ansehen',
  back: 'Zurück zu dem, was gilt',
  result: 'Worauf es hinausläuft',
  notABible: 'Das ist noch keine Bibel.',
  refused: 'So lässt sich die Bibel nicht ändern.',
  notJson: 'Das ist kein JSON.',
  moved: 'Die Bibel hat sich bewegt, während du geschrieben hast',
  movedAbout:
    'Du hast mit Fassung {from, number} begonnen; dein Text wurde an Fassung {to, number} gehalten. Dazwischen:',
  citedEntry: '{name}: {words}',
  alsoCalled: 'auch {alias} genannt',
  outOfStory: 'nicht mehr in der Geschichte',
  outOfStoryBecause: 'nicht mehr in der Geschichte. {description}',
  firstSeen: 'zuerst in Segment {n, number}',
  inCast: 'unter den Figuren',
}
