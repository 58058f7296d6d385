import type { Translation } from '../area.ts'
import type { bibleHistoryWords } from '../en/bible-history.ts'

export const bibleHistory: Translation<typeof bibleHistoryWords> = {
  added: 'Neu: {text}',
  changed: 'Geändert: {text}',
  removed: 'Entfernt: {text}',
  nothingChanged: 'Nichts geändert.',
  version: '<b>Fassung {n, number}</b>, <time></time>',
  versionBySegment: '<b>Fassung {n, number}</b> durch Segment {segment, number}, <time></time>',
  versionByEditor: '<b>Fassung {n, number}</b> von {name}, <time></time>',
  beganWith: 'Womit die Szene begann.',
  earlier: 'Frühere Fassungen',
  compare: 'Fassungen vergleichen',
  since: 'Seit Fassung',
  until: 'bis {n, number}',
  comparing: 'Wird verglichen …',
  goBack: 'Dahin zurück',
  holdsAgain: 'Fassung {n, number} gilt wieder, als Fassung {version, number}.',
}
