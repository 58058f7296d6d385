import { area } from '../area.ts'

/** What somebody does in a picture, by the contract's own literals. */
export const posesWords = area('poses', {
  stand: '{who} stands',
  walk: '{who} walks',
  run: '{who} runs',
  sit: '{who} sits',
  kneel: '{who} kneels',
  reach: '{who} reaches out',
  hold: '{who} holds something',
  point: '{who} points',
  hug: '{who} hugs somebody',
  hand_over: '{who} hands something over',
  read: '{who} reads',
  write: '{who} writes',
  look_up: '{who} looks up',
  look_away: '{who} looks away',
  fall: '{who} falls',
  lie_down: '{who} lies down',
})
