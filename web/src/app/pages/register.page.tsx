import { Link, useSearchParams } from 'react-router'
import { AccountFrame } from '../../features/accounts/account-frame.tsx'
import { NewAccountForm } from '../../features/accounts/new-account-form.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths, safeNext } from '../../lib/paths.ts'
import { accountWords } from '../../messages/en/account.ts'

export function RegisterPage() {
  const [search] = useSearchParams()
  const next = safeNext(search.get('next'))
  usePageTitle(accountWords.createAccount)
  return (
    <AccountFrame
      title={accountWords.takeUp}
      below={
        <p>
          {accountWords.haveAccount({
            link: (words) => (
              <Link to={paths.signIn(next === paths.home() ? undefined : next)} className="link font-semibold text-ink">
                {words}
              </Link>
            ),
          })}
        </p>
      }
    >
      <p className="mt-2 text-soft">{accountWords.withAccount}</p>
      <NewAccountForm next={next} isOwner={false} tokenNeeded={false} />
    </AccountFrame>
  )
}
