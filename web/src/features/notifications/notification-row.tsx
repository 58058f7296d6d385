import type { Notification, NotificationKind } from '@skein/contract/notifications'
import { Check, type LucideIcon, MessageCircleQuestionMark, Play, TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { clockTime, fullInstant } from '../../lib/instants.ts'
import { IconButton } from '../../ui/button.tsx'
import { Initial } from '../../ui/person.tsx'
import { notificationLink } from './notification-link.ts'
import { notificationWords } from '../../messages/en/notification.ts'
import { notificationSentence } from './notification-sentence.ts'

/** What concerns one's own work has an icon; what somebody did shows who it was. */
const ICONS: Partial<Record<NotificationKind, LucideIcon>> = {
  published: Play,
  verdict: MessageCircleQuestionMark,
  job_failed: TriangleAlert,
}

function Mark({ notification }: { notification: Notification }) {
  const Icon = ICONS[notification.kind]
  if (Icon === undefined) return <Initial person={notification.actor} />
  return (
    <span className="grid size-8 place-items-center rounded-full border border-edge text-soft">
      <Icon size={16} aria-hidden="true" />
    </span>
  )
}

/** One line of the inbox. The whole line leads on; what is still unread can also be ticked off in place. */
export function NotificationRow({ notification, onRead }: { notification: Notification; onRead: () => void }) {
  const link = useRef<HTMLAnchorElement>(null)
  const { scene, changedAt, isRead } = notification
  return (
    <li className="group relative grid grid-cols-[2rem_minmax(0,1fr)_2.5rem] items-start gap-x-3 border-t border-line py-3.5 sm:gap-x-4">
      <Mark notification={notification} />
      <div className="min-w-0">
        <p className={isRead ? 'text-soft' : 'font-semibold text-ink'}>
          {isRead
            ? notificationSentence(notification)
            : notificationWords.unread({
                sentence: notificationSentence(notification),
                sr: (words) => <span className="sr-only">{words}</span>,
              })}
        </p>
        <h3 className="font-story text-ui text-soft">
          <Link
            ref={link}
            to={notificationLink(notification)}
            dir="auto"
            onClick={isRead ? undefined : onRead}
            className="line-clamp-1 decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
          >
            {scene.title}
          </Link>
        </h3>
        <p className="num text-sm text-faint">
          <time dateTime={changedAt} title={fullInstant(changedAt)}>
            {clockTime(changedAt)}
          </time>
        </p>
      </div>
      {!isRead && (
        <IconButton
          label={notificationWords.markRead({ title: scene.title })}
          className="relative z-10"
          onClick={() => {
            // The button goes away; the keyboard goes on from the line.
            link.current?.focus()
            onRead()
          }}
        >
          <span aria-hidden="true" className="size-2.5 rounded-full bg-accent [button:hover_&]:hidden" />
          <Check size={18} aria-hidden="true" className="hidden [button:hover_&]:block" />
        </IconButton>
      )}
    </li>
  )
}
