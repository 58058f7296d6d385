import { Link, useSearchParams } from 'react-router'
import { AccountFrame } from '../../features/accounts/account-frame.tsx'
import { NewAccountForm } from '../../features/accounts/new-account-form.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths, safeNext } from '../../lib/paths.ts'

export function RegisterPage() {
  const [search] = useSearchParams()
  const next = safeNext(search.get('next'))
  usePageTitle('Create an account')
  return (
    <AccountFrame
      title="Take up a thread"
      below={
        <p>
          Have an account already?{' '}
          <Link to={paths.signIn(next === paths.home() ? undefined : next)} className="link font-semibold text-ink">
            Sign in
          </Link>
        </p>
      }
    >
      <p className="mt-2 text-soft">With an account you can write what happens next.</p>
      <NewAccountForm next={next} isOwner={false} tokenNeeded={false} />
    </AccountFrame>
  )
}
