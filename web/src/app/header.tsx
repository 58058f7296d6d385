import { Search } from 'lucide-react'
import { Link } from 'react-router'
import { useMe } from '../api/session.ts'
import { Bell } from '../features/notifications/bell.tsx'
import { paths } from '../lib/paths.ts'
import { buttonClass } from '../ui/button-class.ts'
import { Wordmark } from '../ui/mark.tsx'
import { AccountButton } from './account-button.tsx'
import { HeaderSearch } from './header-search.tsx'
import { ThemeButton } from './theme-button.tsx'
import { shellWords } from '../messages/en/shell.ts'

export function Header() {
  const me = useMe()
  return (
    <header className="border-b border-line">
      <div className="wrap flex min-h-16 items-center gap-x-3 gap-y-2 sm:gap-x-5">
        <Link to={paths.home()} className="-mx-1 rounded-md px-1 py-2" aria-label={shellWords.homeLink}>
          <Wordmark />
        </Link>
        <HeaderSearch />
        <div className="ms-auto flex items-center gap-1 sm:gap-2">
          <Link
            to={paths.search('')}
            aria-label={shellWords.search}
            className="grid size-10 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink md:hidden"
          >
            <Search size={19} aria-hidden="true" />
          </Link>
          <ThemeButton />
          {me === null && (
            <Link to={paths.signIn()} className={buttonClass('plain', 'small', 'min-h-10')}>
              {shellWords.signIn}
            </Link>
          )}
          {me !== null && me !== undefined && (
            <>
              <Bell />
              <AccountButton me={me} />
            </>
          )}
        </div>
      </div>
    </header>
  )
}
