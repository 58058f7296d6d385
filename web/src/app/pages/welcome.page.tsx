import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { AccountFrame } from '../../features/accounts/account-frame.tsx'
import { setupQuery } from '../../features/accounts/account.queries.ts'
import { NewAccountForm } from '../../features/accounts/new-account-form.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { accountWords } from '../../messages/en/account.ts'

export const welcomeLoader = (client: QueryClient) => async () => {
  await client.fetchQuery({ ...setupQuery, staleTime: 0 })
  return null
}

export function WelcomePage() {
  const setup = useSuspenseQuery(setupQuery).data
  const client = useQueryClient()
  usePageTitle(accountWords.welcome)
  // The front page must not go on inviting an owner once there is one.
  useEffect(() => () => void client.invalidateQueries({ queryKey: setupQuery.queryKey }), [client])
  if (!setup.ownerNeeded) {
    return (
      <AccountFrame title={accountWords.hasOwner}>
        <p className="mt-3 text-soft">{accountWords.hasOwnerNote}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <Link to={paths.signIn()} className={buttonClass('primary')}>
            {accountWords.signIn}
          </Link>
          <Link to={paths.register()} className={buttonClass('plain')}>
            {accountWords.createAccount}
          </Link>
        </div>
      </AccountFrame>
    )
  }
  return (
    <AccountFrame title={accountWords.welcomeTitle}>
      <p className="mt-3 text-soft">{accountWords.welcomeNote}</p>
      <NewAccountForm next={paths.home()} isOwner tokenNeeded={setup.tokenNeeded} />
    </AccountFrame>
  )
}
