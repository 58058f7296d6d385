import type { Scene } from '@skein/contract/scenes'
import { PenLine, Play } from 'lucide-react'
import { Link } from 'react-router'
import { spoken } from '../../lib/durations.ts'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Person } from '../../ui/person.tsx'
import { Poster } from '../../ui/poster.tsx'
import { cardWords } from '../../messages/en/card.ts'

/** The scene at the top of the front page: its picture across the page, its first words beneath. */
export function FeaturedScene({ scene }: { scene: Scene }) {
  return (
    <section
      aria-labelledby="featured-title"
      className="grid items-end gap-x-10 gap-y-6 max-sm:[h1+&]:-mt-6 lg:grid-cols-[minmax(0,1.9fr)_minmax(19rem,1fr)]"
    >
      <Link to={paths.scene(scene.id)} tabIndex={-1} aria-hidden="true" className="group relative block">
        <Poster src={scene.posterUrl} seed={scene.id} isFirst className="-mx-(--gutter) max-sm:rounded-none sm:mx-0" />
        {/* In the corner where the scene's own page has it, and off the faces, which stand in the middle. */}
        <span className="stage absolute start-0 bottom-3 grid size-14 place-items-center rounded-full bg-accent text-on-accent transition-transform duration-calm group-hover:scale-105 sm:start-5 sm:bottom-5">
          <Play size={24} className="translate-x-0.5 fill-current" />
        </span>
      </Link>
      <div className="flex flex-col items-start">
        <p className="text-sm font-medium text-soft">
          <Link to={paths.topic(scene.topic.slug)} className="link">
            {scene.topic.name}
          </Link>
        </p>
        <h2 id="featured-title" dir="auto" className="display mt-1.5">
          {scene.title}
        </h2>
        {scene.description !== null && (
          <p dir="auto" className="story mt-4 line-clamp-4 text-soft">
            {scene.description}
          </p>
        )}
        <p className="num mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
          <Person person={scene.author} />
          <span>{cardWords.segmentsLength({ n: scene.segmentCount, duration: spoken(scene.totalDuration) })}</span>
          <span>{cardWords.writers({ n: scene.contributorCount })}</span>
        </p>
        <div className="mt-6 flex flex-wrap gap-3">
          <Link to={paths.scene(scene.id)} className={buttonClass('primary', 'large')}>
            <Play size={18} aria-hidden="true" className="fill-current" /> {cardWords.watch}
          </Link>
          <Link to={paths.write(scene.id)} className={buttonClass('plain', 'large')}>
            <PenLine size={18} aria-hidden="true" /> {cardWords.writeNext}
          </Link>
        </div>
      </div>
    </section>
  )
}
