import { area } from '../area.ts'

/** What continuity validation says of a text. */
export const verdictWords = area('verdict', {
  block: 'Contradiction',
  warn: 'Doubt',
  info: 'Remark',
  title: 'Continuity',
  checkedBy: 'Checked against bible version {n, number} by {checkers}',
  finding: '{n, number}. <word>{severity}:</word> {kind}',
  fromBible: 'From the bible, version {n, number}',
  settledIn: 'Settled in <place></place>',
  whatToDo: '<b>What you can do:</b> <server>{suggestion}</server>',
  passes: 'It follows from everything the scene has settled.',
  mayGoOn: 'It may go on, with something to look at first.',
  contradicts: 'It contradicts what the scene has settled, so it was not published.',
  findingNumber: '(finding {numbers})',
  structural: 'the bible’s form',
  local: 'Skein’s own rules',
  model: 'a language model ({name})',
})
