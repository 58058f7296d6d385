import { Link } from 'react-router'
import { paths } from '../lib/paths.ts'
import { ThreadRule } from '../ui/thread-rule.tsx'

export function Footer() {
  return (
    <footer className="wrap mt-20 pb-10 text-sm text-faint">
      <ThreadRule />
      <div className="mt-5 flex flex-wrap justify-between gap-x-8 gap-y-2">
        <p>Stories people write together and watch, one segment at a time.</p>
        <nav aria-label="About" className="flex gap-5">
          <Link to={paths.home()} className="link inline-flex min-h-6 items-center">
            Front page
          </Link>
          <Link to={paths.tags()} className="link inline-flex min-h-6 items-center">
            Tags
          </Link>
          <a href="/api/docs" className="link inline-flex min-h-6 items-center">
            API
          </a>
        </nav>
      </div>
    </footer>
  )
}
