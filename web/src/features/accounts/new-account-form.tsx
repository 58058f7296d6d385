import {
  createOwner,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  register,
  USERNAME_PATTERN,
} from '@skein/contract/accounts'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { isAddress, textOf } from './form-text.ts'
import { useSignIn } from './use-sign-in.ts'
import { accountWords } from '../../messages/en/account.ts'
import { currentLanguage } from '../../messages/language.ts'

const FIELDS = ['email', 'username', 'password', 'displayName', 'token'] as const
const BY_CODE = { password_too_weak: 'password', setup_token_wrong: 'token' } as const
const username = new RegExp(USERNAME_PATTERN)

interface Account {
  email: string
  username: string
  password: string
  displayName: string
  token: string
}

interface NewAccountFormProps {
  next: string
  /** Creates the owner of a fresh Skein instead of an ordinary account. */
  isOwner: boolean
  tokenNeeded: boolean
}

function open({ displayName, token, ...rest }: Account, isOwner: boolean) {
  const name = displayName === '' ? {} : { displayName }
  const body = { ...rest, ...name, language: currentLanguage(), transport: 'cookie' as const }
  return isOwner
    ? call(createOwner, { body: { ...body, ...(token === '' ? {} : { token }) } })
    : call(register, { body })
}

/** What is wrong before anything is sent, by field. */
function mistakes(account: Account, tokenNeeded: boolean): Partial<Record<keyof Account, string>> {
  const found: Partial<Record<keyof Account, string>> = {}
  if (!isAddress(account.email)) found.email = accountWords.mailWrong
  if (!username.test(account.username)) {
    found.username = accountWords.usernameWrong
  }
  if (account.password.length < PASSWORD_LENGTH_MIN)
    found.password = accountWords.passwordShort({ n: PASSWORD_LENGTH_MIN })
  if (tokenNeeded && account.token === '') found.token = accountWords.tokenMissing
  return found
}

/** Creates an account and signs in with it. */
export function NewAccountForm({ next, isOwner, tokenNeeded }: NewAccountFormProps) {
  const [found, setFound] = useState<Partial<Record<keyof Account, string>>>({})
  const create = useSignIn((account: Account) => open(account, isOwner), next)
  const problem = create.isError ? asProblem(create.error) : null
  const errors = fieldErrors(problem, FIELDS, BY_CODE)
  const errorAt = (name: keyof Account): string | null => found[name] ?? errors.at(name)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const account: Account = {
          email: textOf(form, 'email').trim(),
          username: textOf(form, 'username').trim(),
          password: textOf(form, 'password'),
          displayName: textOf(form, 'displayName').trim(),
          token: textOf(form, 'token').trim(),
        }
        const wrong = mistakes(account, tokenNeeded)
        setFound(wrong)
        const [first] = Object.keys(wrong)
        if (first !== undefined) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
        else if (!create.isPending) create.mutate(account)
      }}
      className="mt-8 flex flex-col gap-5"
    >
      {tokenNeeded && (
        <TextField
          label={accountWords.token}
          hint={accountWords.tokenHint}
          name="token"
          required
          autoComplete="off"
          spellCheck={false}
          error={errorAt('token')}
        />
      )}
      <TextField
        label={accountWords.mail}
        name="email"
        type="email"
        required
        autoComplete="email"
        error={errorAt('email')}
      />
      <TextField
        label={accountWords.username}
        hint={accountWords.usernameHint}
        name="username"
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={50}
        error={errorAt('username')}
      />
      <TextField
        label={accountWords.displayName}
        hint={accountWords.displayNameHint}
        name="displayName"
        autoComplete="name"
        maxLength={100}
        error={errorAt('displayName')}
      />
      <TextField
        label={accountWords.password}
        hint={accountWords.passwordHint({ n: PASSWORD_LENGTH_MIN })}
        name="password"
        type="password"
        required
        autoComplete="new-password"
        maxLength={PASSWORD_LENGTH_MAX}
        error={errorAt('password')}
      />
      {problem !== null && !errors.isPlaced && <ProblemNote problem={problem} />}
      <Button type="submit" look="primary" size="large" isBusy={create.isPending}>
        {create.isPending ? accountWords.creating : isOwner ? accountWords.createOwner : accountWords.createMine}
      </Button>
    </form>
  )
}
