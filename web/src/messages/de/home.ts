import type { Translation } from '../area.ts'
import type { homeWords } from '../en/home.ts'

export const home: Translation<typeof homeWords> = {
  title: 'Skein: Geschichten, die Menschen zusammen schreiben und ansehen',
  growingNow: 'Wächst gerade',
  growingScenes: 'Szenen, die gerade wachsen',
  justBegun: 'Gerade begonnen',
  newestScenes: 'Neueste Szenen',
  continueWatching: 'Weiterschauen',
  everythingWatched: 'Alles, was du gesehen hast',
  newForYou: 'Neu für dich',
  whatYouFollow: 'Dem du folgst',
  youFollowIt: 'Du folgst ihm.',
  scenesAndIdeas: '{n, plural, one {# Szene und Ideen} other {# Szenen und Ideen}}',
  firstFilmed: 'Die erste Szene wird gerade verfilmt.',
  firstFilmedNote: 'Sie erscheint hier von selbst, sobald ihr Anfang fertig ist, meist innerhalb einer Minute.',
  nothingPlays: 'Hier läuft noch nichts.',
  beginIn: 'Beginne in {topic}',
  nothingPlaysNote:
    'Wähle ein Thema, teile eine Idee und schreibe den Anfang der ersten Szene. Skein verfilmt ihn in etwa einer Minute.',
  waitingForFirst: 'Wartet auf eine erste Szene',
}
