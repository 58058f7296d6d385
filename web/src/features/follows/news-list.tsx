import type { News } from '@skein/contract/follows'
import { Link } from 'react-router'
import { ago, fullInstant } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { Person } from '../../ui/person.tsx'
import { Poster } from '../../ui/poster.tsx'
import { newsWords } from '../../messages/en/news.ts'

/** Scenes that grew while somebody was away: the newest words first, because those are what is new. */
export function NewsList({ news }: { news: readonly News[] }) {
  return (
    <ul aria-label={newsWords.label} className="grid gap-x-10 sm:grid-cols-2">
      {news.map((item) => (
        <li key={item.scene.id}>
          <NewsCard item={item} />
        </li>
      ))}
    </ul>
  )
}

function NewsCard({ item: { scene, segment, reason, newSegments } }: { item: News }) {
  return (
    <article className="group relative grid h-full grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4 border-t border-line py-4 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      <Poster src={scene.posterUrl} seed={scene.id} className="self-start" />
      <div className="flex min-w-0 flex-col">
        <h3 dir="auto" className="font-story text-lg leading-snug font-semibold tracking-card">
          <Link
            to={paths.scene(scene.id, { segment: segment.sequence })}
            className="decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
          >
            {scene.title}
          </Link>
        </h3>
        <p dir="auto" className="mt-1 line-clamp-2 font-story text-ui leading-snug text-soft">
          {segment.excerpt}
        </p>
        <p className="num mt-auto flex flex-wrap items-center gap-x-3 pt-1 text-sm text-soft">
          <Person person={segment.author} />
          <span>
            {newSegments === null
              ? newsWords.segment({ n: segment.sequence })
              : newsWords.newSegments({ n: newSegments })}
          </span>
          <time dateTime={segment.publishedAt} title={fullInstant(segment.publishedAt)} className="max-sm:hidden">
            {ago(segment.publishedAt)}
          </time>
          <span className="text-faint">{newsWords[reason]}</span>
        </p>
      </div>
    </article>
  )
}
