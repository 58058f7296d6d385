import draftsDay from './empty/drafts-day.webp'
import draftsNight from './empty/drafts-night.webp'
import inboxDay from './empty/inbox-day.webp'
import inboxNight from './empty/inbox-night.webp'
import lostDay from './empty/lost-day.webp'
import lostNight from './empty/lost-night.webp'
import unfollowedDay from './empty/unfollowed-day.webp'
import unfollowedNight from './empty/unfollowed-night.webp'
import unfoundDay from './empty/unfound-day.webp'
import unfoundNight from './empty/unfound-night.webp'
import unreachedDay from './empty/unreached-day.webp'
import unreachedNight from './empty/unreached-night.webp'
import unwatchedDay from './empty/unwatched-day.webp'
import unwatchedNight from './empty/unwatched-night.webp'
import unwrittenDay from './empty/unwritten-day.webp'
import unwrittenNight from './empty/unwritten-night.webp'

/** Drawn by Skein's own renderer: `scripts/draw-empty-places.ts` holds the scripts and makes the files again. */
const PICTURES = {
  drafts: { day: draftsDay, night: draftsNight },
  inbox: { day: inboxDay, night: inboxNight },
  lost: { day: lostDay, night: lostNight },
  unfollowed: { day: unfollowedDay, night: unfollowedNight },
  unfound: { day: unfoundDay, night: unfoundNight },
  unreached: { day: unreachedDay, night: unreachedNight },
  unwatched: { day: unwatchedDay, night: unwatchedNight },
  unwritten: { day: unwrittenDay, night: unwrittenNight },
} as const

export type EmptyPlace = keyof typeof PICTURES

/** The same place by day in the light theme and by night in the dark one; the other is never fetched. */
export function EmptyPicture({ place }: { place: EmptyPlace }) {
  const { day, night } = PICTURES[place]
  return (
    <div className="aspect-video w-full max-w-72 shrink-0 overflow-hidden rounded-sm bg-sunken">
      <img src={day} alt="" width={480} height={270} loading="lazy" decoding="async" className="dark:hidden" />
      <img src={night} alt="" width={480} height={270} loading="lazy" decoding="async" className="hidden dark:block" />
    </div>
  )
}
