import { logout, type Me } from '@skein/contract/accounts'
import { useQueryClient } from '@tanstack/react-query'
import { Bell, Gauge, History, LogOut, PenLine, Settings, User } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Link, useNavigate } from 'react-router'
import { asProblem } from '../api/api-problem.ts'
import { call } from '../api/call.ts'
import { sessionEnded } from '../api/session.ts'
import { paths } from '../lib/paths.ts'
import { nameOf } from '../lib/person.ts'
import { Menu } from '../ui/menu.tsx'
import { MENU_ITEM } from '../ui/menu-look.ts'
import { Initial } from '../ui/person.tsx'
import { toastStore } from '../ui/toast-store.ts'
import { shellWords } from '../messages/en/shell.ts'
import { qualityWords } from '../messages/en/quality.ts'

const entriesOf = (me: Me) => [
  { path: paths.me(), Icon: PenLine, words: shellWords.myWork },
  { path: paths.person(me.username), Icon: User, words: shellWords.myPage },
  { path: paths.history(), Icon: History, words: shellWords.watchHistory },
  { path: paths.following(), Icon: Bell, words: shellWords.following },
  { path: paths.settings(), Icon: Settings, words: shellWords.settings },
  ...(me.role === 'user' ? [] : [{ path: paths.quality(), Icon: Gauge, words: qualityWords.title }]),
]

export function AccountMenu({ me }: { me: Me }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = async (): Promise<void> => {
    try {
      await call(logout, { body: {} })
    } catch (error) {
      const problem = asProblem(error)
      // An ended session is what was asked for.
      if (problem.status !== 401) {
        toastStore.show(shellWords.stillSignedIn({ cure: problem.cure }))
        return
      }
    }
    sessionEnded(client)
    await navigate(paths.home())
    toastStore.show(shellWords.signedOut)
  }
  return (
    <Menu label={shellWords.account({ name: nameOf(me) })} trigger={<Initial person={me} />}>
      <DropdownMenu.Label className="px-2.5 pt-1.5 pb-2">
        <span dir="auto" className="block font-semibold">
          {nameOf(me)}
        </span>
        <span className="block text-sm text-faint">@{me.username}</span>
      </DropdownMenu.Label>
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      {entriesOf(me).map(({ path, Icon, words }) => (
        <DropdownMenu.Item key={path} asChild className={MENU_ITEM}>
          <Link to={path}>
            <Icon size={17} aria-hidden="true" /> {words}
          </Link>
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Item className={MENU_ITEM} onSelect={() => void signOut()}>
        <LogOut size={17} aria-hidden="true" className="rtl:-scale-x-100" /> {shellWords.signOut}
      </DropdownMenu.Item>
    </Menu>
  )
}
