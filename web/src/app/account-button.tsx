import type { Me } from '@skein/contract/accounts'
import { lazy, Suspense, useState } from 'react'
import { nameOf } from '../lib/person.ts'
import { MENU_TRIGGER } from '../ui/menu-look.ts'
import { Initial } from '../ui/person.tsx'
import { shellWords } from '../messages/en/shell.ts'

const loadMenu = () => import('./account-menu.tsx')
const AccountMenu = lazy(async () => ({ default: (await loadMenu()).AccountMenu }))

/** The way to one's own things. The menu behind it weighs as much as a page, so it arrives when it is reached for. */
export function AccountButton({ me }: { me: Me }) {
  const [isWanted, setWanted] = useState(false)
  const label = shellWords.account({ name: nameOf(me) })
  const button = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      title={label}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
      className={MENU_TRIGGER}
    >
      <Initial person={me} />
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <AccountMenu me={me} />
    </Suspense>
  )
}
