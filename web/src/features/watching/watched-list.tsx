import type { Watched } from '@skein/contract/watching'
import { X } from 'lucide-react'
import { Link } from 'react-router'
import { spoken } from '../../lib/durations.ts'
import { paths } from '../../lib/paths.ts'
import { GRID, SHELF, SHELF_ITEM } from '../../ui/card-room.ts'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/class-names.ts'
import { Poster } from '../../ui/poster.tsx'
import { useHistoryActions } from './use-history-actions.ts'
import { watchedWords } from '../../messages/en/watched.ts'

/** Scenes somebody watched, with how far they came. On the front page they are moved sideways on a phone. */
export function WatchedList({
  watched,
  label,
  isShelf = false,
}: {
  watched: readonly Watched[]
  label: string
  isShelf?: boolean
}) {
  // One card alone leaves its row empty: its words stand beside its picture then.
  const isAlone = isShelf && watched.length === 1
  return (
    <ul aria-label={label} className={isShelf ? SHELF : GRID}>
      {watched.map((item) => (
        <li key={item.scene.id} className={cx(isShelf && SHELF_ITEM, isAlone && 'sm:col-span-2')}>
          <WatchedCard item={item} isAlone={isAlone} />
        </li>
      ))}
    </ul>
  )
}

function standingOf({ scene, position }: Watched): string {
  const left = scene.totalDuration - position.at
  if (position.newSegments > 0) return watchedWords.newSince({ n: position.newSegments })
  if (left < 2) return watchedWords.toTheEnd
  return watchedWords.left({ n: position.sequence, duration: spoken(left) })
}

function WatchedCard({ item, isAlone }: { item: Watched; isAlone: boolean }) {
  const { scene, position } = item
  const { remove } = useHistoryActions()
  const share = scene.totalDuration > 0 ? Math.min(1, position.at / scene.totalDuration) : 0
  return (
    <article
      className={cx('group relative flex flex-col', isAlone && 'sm:grid sm:grid-cols-2 sm:items-center sm:gap-x-6')}
    >
      <div className="relative">
        <Poster src={scene.posterUrl} seed={scene.id} />
        {position.newSegments > 0 && (
          <span
            aria-hidden="true"
            className="num absolute top-1.5 start-1.5 rounded-xs bg-accent px-1.5 py-0.5 text-xs font-semibold text-on-accent"
          >
            {watchedWords.new({ n: position.newSegments })}
          </span>
        )}
        <div
          role="progressbar"
          aria-label={watchedWords.watchedOf({ title: scene.title })}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="stage absolute inset-x-0 bottom-0 h-1 overflow-hidden rounded-b-sm bg-white/40"
        >
          <svg className="size-full rtl:-scale-x-100" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={share * 100} height="1" className="fill-accent" />
          </svg>
        </div>
      </div>
      <div className={cx('mt-2.5 flex items-start justify-between gap-2', isAlone && 'sm:mt-0')}>
        <div className="min-w-0">
          <h3 dir="auto" className="font-story text-lg leading-snug font-semibold tracking-card">
            <Link
              to={paths.scene(scene.id)}
              className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {scene.title}
            </Link>
          </h3>
          <p className="num mt-0.5 text-sm text-soft">{standingOf(item)}</p>
        </div>
        <IconButton
          label={watchedWords.takeOut({ title: scene.title })}
          aria-busy={remove.isPending || undefined}
          onClick={() => remove.mutate(scene.id)}
          className="relative z-1 -mt-1 -me-2"
        >
          <X size={17} aria-hidden="true" />
        </IconButton>
      </div>
    </article>
  )
}
