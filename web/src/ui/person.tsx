import { PageLink } from './page-link.tsx'
import { dyeOf } from '../lib/dye.ts'
import { paths } from '../lib/paths.ts'
import { nameOf } from '../lib/person.ts'

/**
 * A person's name on their own thread, and the way to their page. The colour repeats what the name says and never stands
 * alone. It lies above a card's own link, which covers the whole card.
 */
export function Person({ person }: { person: { username: string; displayName: string | null } }) {
  return (
    <PageLink
      to={paths.person(person.username)}
      data-dye={dyeOf(person.username)}
      title={`@${person.username}`}
      className="relative z-1 inline-flex min-h-6 min-w-0 items-center gap-1.5 decoration-1 underline-offset-4 hover:text-ink hover:underline"
    >
      <svg width="14" height="10" viewBox="0 0 14 10" fill="none" aria-hidden="true" className="shrink-0">
        <path d="M1 5c2-5 4-5 6 0s4 5 6 0" stroke="var(--dye)" strokeWidth="2.2" strokeLinecap="round" />
      </svg>
      <span dir="auto" className="truncate">
        {nameOf(person)}
      </span>
    </PageLink>
  )
}

/** A person as one letter in a ring of their colour. */
export function Initial({ person }: { person: { username: string; displayName: string | null } }) {
  // By code point, so that a letter of two code units stays whole.
  const letter = String.fromCodePoint(nameOf(person).codePointAt(0) ?? 0x3f).toUpperCase()
  return (
    <span
      data-dye={dyeOf(person.username)}
      aria-hidden="true"
      className="grid size-8 place-items-center rounded-full border-2 border-dye font-story text-sm font-semibold text-ink"
    >
      {letter}
    </span>
  )
}
