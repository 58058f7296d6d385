import { login } from '@skein/contract/accounts'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { textOf } from './form-text.ts'
import { useSignIn } from './use-sign-in.ts'
import { accountWords } from '../../messages/en/account.ts'

const FIELDS = ['login', 'password'] as const

export function SignInForm({ next }: { next: string }) {
  const signIn = useSignIn(
    (input: { login: string; password: string }) => call(login, { body: { ...input, transport: 'cookie' } }),
    next,
  )
  const problem = signIn.isError ? asProblem(signIn.error) : null
  const errors = fieldErrors(problem, FIELDS)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        if (!signIn.isPending)
          signIn.mutate({ login: textOf(form, 'login').trim(), password: textOf(form, 'password') })
      }}
      className="mt-8 flex flex-col gap-5"
    >
      <TextField
        label={accountWords.login}
        name="login"
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.at('login')}
      />
      <TextField
        label={accountWords.password}
        name="password"
        type="password"
        required
        autoComplete="current-password"
        error={errors.at('password')}
      />
      {problem !== null && !errors.isPlaced && <ProblemNote problem={problem} />}
      <Button type="submit" look="primary" size="large" isBusy={signIn.isPending}>
        {signIn.isPending ? accountWords.signingIn : accountWords.signIn}
      </Button>
    </form>
  )
}
