import type { Scene } from '@skein/contract/scenes'
import { Link } from 'react-router'
import { clock, spoken } from '../../lib/durations.ts'
import { paths } from '../../lib/paths.ts'
import { GRID, SHELF, SHELF_ITEM } from '../../ui/card-room.ts'
import { Person } from '../../ui/person.tsx'
import { Poster } from '../../ui/poster.tsx'
import { cardWords } from '../../messages/en/card.ts'
import { everywhereWords } from '../../messages/en/everywhere.ts'

/** A scene on a shelf. The first of a page's own list is in view, and the server has asked for its picture already. */
function SceneCard({ scene, isFirst = false }: { scene: Scene; isFirst?: boolean }) {
  return (
    <article className="group relative flex flex-col">
      <div className="relative">
        <Poster src={scene.posterUrl} seed={scene.id} isFirst={isFirst} />
        {scene.totalDuration > 0 && (
          <span className="num absolute end-1.5 bottom-1.5 rounded-xs bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white">
            <span aria-hidden="true">{clock(scene.totalDuration)}</span>
            <span className="sr-only">{everywhereWords.long({ duration: spoken(scene.totalDuration) })}</span>
          </span>
        )}
      </div>
      <h3 dir="auto" className="mt-2.5 font-story text-lg leading-snug font-semibold tracking-card">
        <Link
          to={paths.scene(scene.id)}
          className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
        >
          {scene.title}
        </Link>
      </h3>
      <p className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-3 text-sm text-soft">
        <Person person={scene.author} />
        <span className="num">
          {scene.segmentCount === 0 ? cardWords.openingFilmed : everywhereWords.segments({ n: scene.segmentCount })}
        </span>
        {scene.contributorCount > 1 && <span className="num">{cardWords.writers({ n: scene.contributorCount })}</span>}
      </p>
    </article>
  )
}

/** All scenes of a page, to be gone through from top to bottom. */
export function SceneGrid({ scenes, label }: { scenes: readonly Scene[]; label: string }) {
  return (
    <ul aria-label={label} className={GRID}>
      {scenes.map((scene, index) => (
        <li key={scene.id}>
          <SceneCard scene={scene} isFirst={index === 0} />
        </li>
      ))}
    </ul>
  )
}

/** A few scenes side by side; on a phone they are moved sideways. */
export function Shelf({ scenes, label }: { scenes: readonly Scene[]; label: string }) {
  return (
    <ul aria-label={label} className={SHELF}>
      {scenes.map((scene) => (
        <li key={scene.id} className={SHELF_ITEM}>
          <SceneCard scene={scene} />
        </li>
      ))}
    </ul>
  )
}
