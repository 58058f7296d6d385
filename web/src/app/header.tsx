import { Search } from 'lucide-react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useMe } from '../api/session.ts'
import { Bell } from '../features/notifications/bell.tsx'
import { paths } from '../lib/paths.ts'
import { buttonClass } from '../ui/button-class.ts'
import { Wordmark } from '../ui/mark.tsx'
import { AccountButton } from './account-button.tsx'
import { ThemeButton } from './theme-button.tsx'

export function Header() {
  const me = useMe()
  return (
    <header className="border-b border-line">
      <div className="wrap flex min-h-16 items-center gap-x-3 gap-y-2 sm:gap-x-5">
        <Link to={paths.home()} className="-mx-1 rounded-md px-1 py-2" aria-label="Skein, front page">
          <Wordmark />
        </Link>
        <SearchField />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <Link
            to={paths.search('')}
            aria-label="Search ideas"
            className="grid size-10 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink md:hidden"
          >
            <Search size={19} aria-hidden="true" />
          </Link>
          <ThemeButton />
          {me === null && (
            <Link to={paths.signIn()} className={buttonClass('plain', 'small', 'min-h-10')}>
              Sign in
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

function SearchField() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  return (
    <form
      role="search"
      aria-label="Everywhere"
      onSubmit={(event) => {
        event.preventDefault()
        const words = new FormData(event.currentTarget).get('q')
        void navigate(paths.search(typeof words === 'string' ? words.trim() : ''))
      }}
      className="relative hidden max-w-md flex-1 md:block"
    >
      <Search size={17} aria-hidden="true" className="absolute top-1/2 left-3 -translate-y-1/2 text-faint" />
      <input
        key={q}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        aria-label="Search ideas"
        placeholder="Search ideas"
        className="min-h-10 w-full rounded-md border border-line bg-sheet pr-3 pl-9 text-[0.9375rem] placeholder:text-faint hover:border-edge"
      />
    </form>
  )
}
