import { area } from '../area.ts'

/** Signing in, creating an account, the first owner. */
export const accountWords = area('account', {
  createAccount: 'Create an account',
  takeUp: 'Take up a thread',
  haveAccount: 'Have an account already? <link>Sign in</link>',
  withAccount: 'With an account you can write what happens next.',
  signIn: 'Sign in',
  noAccount: 'No account yet? <link>Create one</link>, it takes a minute.',
  thenGoOn: 'Then you go on where you were.',
  welcome: 'Welcome',
  hasOwner: 'This Skein has its owner',
  hasOwnerNote: 'Sign in, or create an account of your own.',
  welcomeTitle: 'Welcome to your Skein',
  welcomeNote:
    'Create the owner account. It runs this Skein: topics, people and settings. There is no default password, so keep this one well.',
  joinTitle: 'Everything here has an open end',
  joinNote:
    'Watching needs no account. With one you write what happens next, follow scenes and writers, and go on watching on another device where you stopped.',
  lookThroughTags: 'Look through the tags',
  mailWrong: 'Write an e-mail address such as mara@example.org.',
  usernameWrong: 'Use 3 to 50 small letters, digits, hyphens or underscores, with a letter or digit at both ends.',
  passwordShort: 'Use at least {n, number} characters.',
  tokenMissing: 'Copy the token that Skein printed on its console.',
  token: 'Set-up token',
  tokenHint: 'Skein printed it on its console when it started.',
  mail: 'E-mail address',
  username: 'Username',
  usernameHint: 'Small letters, digits, hyphens and underscores. Your segments carry it.',
  displayName: 'Name to show',
  displayNameHint: 'You can leave it empty; then your username is shown.',
  password: 'Password',
  passwordHint: 'At least {n, number} characters; the longer the better.',
  creating: 'Creating…',
  createOwner: 'Create the owner account',
  createMine: 'Create my account',
  ownerTitle: 'This Skein is new and has no owner yet',
  ownerNote:
    'Create the owner account to run it: topics, people and settings are yours. The sample scene already plays.',
  login: 'E-mail address or username',
  signingIn: 'Signing in…',
})
