import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { accountWords } from '../../messages/en/account.ts'

/** What a stranger can do next, once they have seen what plays here. */
export function JoinInvitation() {
  return (
    <section
      aria-labelledby="join"
      className="flex flex-wrap items-center justify-between gap-x-12 gap-y-5 border-y border-line py-7"
    >
      <div className="max-w-measure">
        <h2 id="join" className="headline">
          {accountWords.joinTitle}
        </h2>
        <p className="mt-1.5 text-soft">{accountWords.joinNote}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Link to={paths.register()} className={buttonClass('primary')}>
          {accountWords.createAccount}
        </Link>
        <Link to={paths.tags()} className={buttonClass('plain')}>
          {accountWords.lookThroughTags}
        </Link>
      </div>
    </section>
  )
}
