import { area } from '../area.ts'

/** What a person chooses for their account. */
export const settingsWords = area('settings', {
  title: 'Settings',
  address: 'E-mail address',
  confirmed: '<b>{address}</b> is confirmed.',
  notConfirmed: '<b>{address}</b> is not confirmed.',
  notConfirmedNote: 'Digests go there once you have followed the link in the mail that Skein sent to it.',
  sendAgain: 'Send it again',
  sending: 'Sending…',
  sent: 'A mail with a link is on its way to you. The link works once, for two days.',
  waitBefore: 'There was one just now. Look in your mailbox, and try again in a while.',
  change: 'Change it',
  newAddress: 'New e-mail address',
  password: 'Your password',
  passwordWrong: 'That is not your password.',
  keep: 'Keep this address',
  confirmTitle: 'Confirm your address',
  confirmNote: 'Then digests can go there, if you want them.',
  confirm: 'Yes, it is mine',
  confirmDone: 'Your address is confirmed',
  confirmDoneNote: 'You choose what is mailed to you under <link>what you hear of</link>.',
  noneBefore: 'No digest is mailed before you confirm your address. <link>Settings</link>',
})
