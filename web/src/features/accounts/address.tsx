import { askConfirmation, changeEmail, getMe, type Me } from '@skein/contract/accounts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { meQuery } from '../../api/session.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { accountWords } from '../../messages/en/account.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { isAddress, textOf } from './form-text.ts'

const strong = (words: ReactNode) => (
  <strong dir="ltr" className="font-semibold text-ink">
    {words}
  </strong>
)

/** My address, whether it is confirmed, and how to change it. */
export function Address({ me }: { me: Me }) {
  const client = useQueryClient()
  const [isChanging, setChanging] = useState(false)
  const ask = useMutation({
    mutationFn: () => call(askConfirmation, { body: {} }),
    onSuccess: ({ sent }) => (sent ? undefined : refreshRoutes(client, getMe)),
  })
  const problem = ask.isError ? asProblem(ask.error) : null
  return (
    <section aria-labelledby="address" className="flex flex-col items-start gap-4">
      <h2 id="address" className="headline">
        {settingsWords.address}
      </h2>
      {me.emailVerified ? (
        <p className="-mt-2 text-soft">{settingsWords.confirmed({ address: me.email, b: strong })}</p>
      ) : (
        <p className="-mt-2 text-soft">
          {settingsWords.notConfirmed({ address: me.email, b: strong })} {settingsWords.notConfirmedNote}
        </p>
      )}
      {(!me.emailVerified || !isChanging) && (
        <div className="flex flex-wrap gap-2.5">
          {!me.emailVerified && (
            <Button isBusy={ask.isPending} onClick={() => ask.mutate()}>
              {ask.isPending ? settingsWords.sending : settingsWords.sendAgain}
            </Button>
          )}
          {!isChanging && <Button onClick={() => setChanging(true)}>{settingsWords.change}</Button>}
        </div>
      )}
      <div role="status" className="-mb-4 *:mb-4">
        {!me.emailVerified && ask.isSuccess && ask.data.sent && <p>{settingsWords.sent}</p>}
        {problem?.code === 'rate_limited' && <p>{settingsWords.waitBefore}</p>}
      </div>
      {problem !== null && problem.code !== 'rate_limited' && <ProblemNote problem={problem} />}
      {isChanging && (
        <ChangeAddress
          onChanged={(changed) => {
            ask.reset()
            client.setQueryData(meQuery.queryKey, changed)
            setChanging(false)
          }}
        />
      )}
    </section>
  )
}

function ChangeAddress({ onChanged }: { onChanged: (me: Me) => void }) {
  const change = useMutation({
    mutationFn: (body: { email: string; password: string }) => call(changeEmail, { body }),
    onSuccess: onChanged,
  })
  const problem = change.isError ? asProblem(change.error) : null
  const isWrong = problem?.code === 'credentials_wrong'
  const errors = fieldErrors(isWrong ? null : problem, ['email'], { account_taken: 'email' })
  const [isNone, setNone] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const email = textOf(form, 'email').trim()
        setNone(!isAddress(email))
        if (isAddress(email) && !change.isPending) change.mutate({ email, password: textOf(form, 'password') })
      }}
      className="flex w-full max-w-md flex-col gap-4"
    >
      <TextField
        label={settingsWords.newAddress}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="email"
        error={isNone ? accountWords.mailWrong : errors.at('email')}
      />
      <TextField
        label={settingsWords.password}
        name="password"
        type="password"
        autoComplete="current-password"
        error={isWrong ? settingsWords.passwordWrong : null}
      />
      {problem !== null && !isWrong && !errors.isPlaced && <ProblemNote problem={problem} />}
      <Button type="submit" look="primary" isBusy={change.isPending} className="self-start">
        {settingsWords.keep}
      </Button>
    </form>
  )
}
