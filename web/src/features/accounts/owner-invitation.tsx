import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { accountWords } from '../../messages/en/account.ts'

/** The first thing on a fresh Skein: nobody runs it yet. */
export function OwnerInvitation() {
  return (
    <section
      aria-labelledby="owner-invitation"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-lg bg-ink px-5 py-5 text-paper sm:px-7"
    >
      <div className="max-w-prose">
        <h2 id="owner-invitation" className="headline">
          {accountWords.ownerTitle}
        </h2>
        <p className="mt-1.5 opacity-85">{accountWords.ownerNote}</p>
      </div>
      <Link to={paths.welcome()} className={buttonClass('accent', 'large')}>
        {accountWords.createOwner}
      </Link>
    </section>
  )
}
