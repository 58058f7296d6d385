import { UNREAD_COUNT_MAX } from '@skein/contract/notifications'
import { useQuery } from '@tanstack/react-query'
import { Bell as BellIcon } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { unreadQuery } from './notification.queries.ts'
import { bellWords } from '../../messages/en/bell.ts'

const shown = (unread: number) => (unread >= UNREAD_COUNT_MAX ? `${UNREAD_COUNT_MAX - 1}+` : `${unread}`)

/** The way to the inbox, with how much is unread there. That there is more is announced politely; that there is less is not. */
export function Bell() {
  const { data } = useQuery(unreadQuery)
  const unread = data?.unread ?? 0
  const [known, setKnown] = useState({ unread: data?.unread, news: '' })
  if (data !== undefined && data.unread !== known.unread)
    setKnown({
      unread: data.unread,
      news: known.unread !== undefined && data.unread > known.unread ? bellWords.unreadNews({ n: data.unread }) : '',
    })
  const label = unread === 0 ? bellWords.inbox : bellWords.inboxUnread({ unread: shown(unread) })
  return (
    <>
      <Link
        to={paths.inbox()}
        aria-label={label}
        title={label}
        className="relative grid size-10 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink"
      >
        <BellIcon size={19} aria-hidden="true" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="num absolute top-0.5 start-5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-mini leading-none font-bold text-on-accent ring-2 ring-paper"
          >
            {shown(unread)}
          </span>
        )}
      </Link>
      <span role="status" className="sr-only">
        {known.news}
      </span>
    </>
  )
}
