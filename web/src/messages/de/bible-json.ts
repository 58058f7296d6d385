import type { Translation } from '../area.ts'
import type { bibleJsonWords } from '../en/bible-json.ts'

export const bibleJson: Translation<typeof bibleJsonWords> = {
  field: 'Die Bibel als JSON',
  hint: 'Schreiben Sie um, was gelten soll. Nichts wird gespeichert, bevor Sie gesehen haben, worauf es hinausläuft.',
  behind: 'Fassung {newest, number} kam, während Sie an Fassung {base, number} schrieben.',
  joins: 'Ihre Änderungen kommen hinzu, solange sie ihr nicht widersprechen.',
  look: 'Änderungen ansehen',
  back: 'Zurück zu dem, was gilt',
  result: 'Worauf es hinausläuft',
  notABible: 'Das ist noch keine Bibel.',
  refused: 'So lässt sich die Bibel nicht ändern.',
  notJson: 'Das ist kein JSON.',
  moved: 'Die Bibel hat sich bewegt, während Sie schrieben',
  movedAbout: 'Sie begannen mit Fassung {from, number}; Ihr Text wurde an Fassung {to, number} gehalten. Dazwischen:',
  citedEntry: '{name}: {words}',
  alsoCalled: 'auch {alias} genannt',
  outOfStory: 'nicht mehr in der Geschichte',
  outOfStoryBecause: 'nicht mehr in der Geschichte. {description}',
  firstSeen: 'zuerst in Segment {n, number}',
  inCast: 'unter den Figuren',
}
