import { Link, useSearchParams } from 'react-router'
import { AccountFrame } from '../../features/accounts/account-frame.tsx'
import { SignInForm } from '../../features/accounts/sign-in-form.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths, safeNext } from '../../lib/paths.ts'
import { accountWords } from '../../messages/en/account.ts'

export function SignInPage() {
  const [search] = useSearchParams()
  const next = safeNext(search.get('next'))
  usePageTitle(accountWords.signIn)
  return (
    <AccountFrame
      title={accountWords.signIn}
      below={
        <p>
          {accountWords.noAccount({
            link: (words) => (
              <Link
                to={paths.register(next === paths.home() ? undefined : next)}
                className="link font-semibold text-ink"
              >
                {words}
              </Link>
            ),
          })}
        </p>
      }
    >
      {next !== paths.home() && <p className="mt-2 text-soft">{accountWords.thenGoOn}</p>}
      <SignInForm next={next} />
    </AccountFrame>
  )
}
