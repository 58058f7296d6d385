import { Link } from 'react-router'
import { paths } from '../lib/paths.ts'
import { ThreadRule } from '../ui/thread-rule.tsx'
import { shellWords } from '../messages/en/shell.ts'
import { LanguageChoice } from './language-choice.tsx'

export function Footer() {
  return (
    <footer className="wrap mt-20 pb-10 text-sm text-faint">
      <ThreadRule />
      <div className="mt-5 flex flex-wrap justify-between gap-x-8 gap-y-2">
        <p>{shellWords.tagline}</p>
        <nav aria-label={shellWords.about} className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link to={paths.home()} className="link inline-flex min-h-6 items-center">
            {shellWords.frontPage}
          </Link>
          <Link to={paths.tags()} className="link inline-flex min-h-6 items-center">
            {shellWords.tags}
          </Link>
          <a href="/api/docs" className="link inline-flex min-h-6 items-center">
            {shellWords.api}
          </a>
          <LanguageChoice />
        </nav>
      </div>
    </footer>
  )
}
