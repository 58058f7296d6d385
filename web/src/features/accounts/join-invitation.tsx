import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'

/** What a stranger can do next, once they have seen what plays here. */
export function JoinInvitation() {
  return (
    <section
      aria-labelledby="join"
      className="flex flex-wrap items-center justify-between gap-x-12 gap-y-5 border-y border-line py-7"
    >
      <div className="max-w-measure">
        <h2 id="join" className="headline">
          Everything here has an open end
        </h2>
        <p className="mt-1.5 text-soft">
          Watching needs no account. With one you write what happens next, follow scenes and writers, and go on watching
          on another device where you stopped.
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Link to={paths.register()} className={buttonClass('primary')}>
          Create an account
        </Link>
        <Link to={paths.tags()} className={buttonClass('plain')}>
          Look through the tags
        </Link>
      </div>
    </section>
  )
}
