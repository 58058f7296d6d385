import type { Translation } from '../area.ts'
import type { posesWords } from '../en/poses.ts'

export const poses: Translation<typeof posesWords> = {
  stand: '{who} steht',
  walk: '{who} geht',
  run: '{who} läuft',
  sit: '{who} sitzt',
  kneel: '{who} kniet',
  reach: '{who} streckt die Hand aus',
  hold: '{who} hält etwas',
  point: '{who} zeigt auf etwas',
  hug: '{who} umarmt jemanden',
  hand_over: '{who} übergibt etwas',
  read: '{who} liest',
  write: '{who} schreibt',
  look_up: '{who} blickt auf',
  look_away: '{who} blickt weg',
  fall: '{who} fällt',
  lie_down: '{who} liegt',
}
