import { Link, useSearchParams } from 'react-router'
import { AccountFrame } from '../../features/accounts/account-frame.tsx'
import { SignInForm } from '../../features/accounts/sign-in-form.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths, safeNext } from '../../lib/paths.ts'

export function SignInPage() {
  const [search] = useSearchParams()
  const next = safeNext(search.get('next'))
  usePageTitle('Sign in')
  return (
    <AccountFrame
      title="Sign in"
      below={
        <p>
          No account yet?{' '}
          <Link to={paths.register(next === paths.home() ? undefined : next)} className="link font-semibold text-ink">
            Create one
          </Link>
          , it takes a minute.
        </p>
      }
    >
      {next !== paths.home() && <p className="mt-2 text-soft">Then you go on where you were.</p>}
      <SignInForm next={next} />
    </AccountFrame>
  )
}
