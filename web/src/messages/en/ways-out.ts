import { area } from '../area.ts'

/** What a writer can do with a verdict. */
export const waysOutWords = area('waysOut', {
  fixHere: 'Fix it here',
  fixHint: 'Change what is objected to, or add the sentence that explains it.',
  checked_pass: 'Nothing speaks against it any more.',
  checked_warn: 'There are still doubts. You can send it all the same.',
  checked_block: 'It still contradicts what the scene has settled.',
  send: 'Send the changed text',
  check: 'Check the changed text',
  fixWords: 'Fix these words',
  explain: 'Explain it in the text',
  whatChanges: 'What should change?',
  other: 'Something else',
  withdraw: 'Withdraw it',
  revises: 'changed from <link>an earlier attempt</link>',
  openingWaits: 'Your opening waits for your word',
  segmentWaits: 'Your segment waits for your word',
})
