import type { Translation } from '../area.ts'
import type { personWords } from '../en/person.ts'

export const person: Translation<typeof personWords> = {
  written: 'Mitgeschrieben',
  started: 'Begonnen',
  liked: 'Gefällt',
  myWork: 'Meine Arbeit',
  scenesOf: 'Szenen von {name}',
  tabOf: '{tab}: {name}',
  written_mine: 'Du hast noch in keiner Szene mitgeschrieben.',
  written_theirs: '{name} hat noch in keiner Szene mitgeschrieben.',
  written_next: 'Schau eine Szene bis zum Ende; dort fragt sie, wie es weitergeht.',
  started_mine: 'Du hast noch keine Szene begonnen.',
  started_theirs: '{name} hat noch keine Szene begonnen.',
  started_next: 'Szenen beginnen mit einer Idee: Wähle eine oder teile deine eigene.',
  liked_mine: 'Dir hat noch keine Szene gefallen.',
  liked_theirs: '{name} hat noch keine Szene gefallen.',
  liked_next: 'Das Herz steht neben dem Titel jeder Szene.',
  seeGrowing: 'Sehen, was gerade wächst',
  followThem: 'Folge dieser Person, dann steht es auf deiner Startseite, sobald es so weit ist.',
  showLikes: 'Andere dürfen sehen, was mir gefällt',
  username: '@{username}',
  hereSince: 'hier seit {month}',
  scenesBegun: '{n, plural, one {# Szene begonnen} other {# Szenen begonnen}}',
  followers: '{n, plural, one {{count} Mensch folgt} other {{count} Menschen folgen}}',
  feed: 'Feed',
}
