import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { ThemeButton } from '../app/theme-button.tsx'
import { usePageTitle } from '../lib/page-title.ts'
import { Wordmark } from '../ui/mark.tsx'
import './design.css'
import { Actions } from './sections/actions.tsx'
import { Checking, Sharing } from './sections/checking.tsx'
import { Fields } from './sections/fields.tsx'
import { Identity } from './sections/identity.tsx'
import { Notices } from './sections/notices.tsx'
import { Playing } from './sections/playing.tsx'
import { Shelves } from './sections/shelves.tsx'
import { Journey, OpenEnd, Staging } from './sections/writing.tsx'
import { Section, type SheetSection } from './sheet.tsx'
import { showStates } from './show-states.ts'

const SECTIONS: readonly SheetSection[] = [
  {
    id: 'identity',
    title: 'Identity',
    about:
      'A skein is yarn, so people are colours: each writer keeps one of eight natural dyes. Everything else stays ink on undyed cloth, because the posters carry the colour.',
    content: Identity,
  },
  {
    id: 'actions',
    title: 'Actions',
    about:
      'One accent a page, for what is offered. A busy button says so and keeps its place and its focus; only what cannot be done at all is disabled.',
    content: Actions,
  },
  {
    id: 'fields',
    title: 'Fields',
    about: 'A label above, a hint beneath it, and what is wrong under the field and nowhere else.',
    content: Fields,
  },
  {
    id: 'notices',
    title: 'Notices',
    about: 'What happened, and what to do about it. An empty place is an invitation, drawn by the animatic itself.',
    content: Notices,
  },
  {
    id: 'shelves',
    title: 'Shelves',
    about: 'Scenes stand as posters, ideas as short notices, people on their own threads.',
    content: Shelves,
  },
  {
    id: 'playing',
    title: 'Playing',
    about: 'The stage is dark in both themes. The scene is one thread: a length per segment, in its writer’s colour.',
    content: Playing,
  },
  {
    id: 'open-end',
    title: 'The open end',
    about: 'Where the film stops, the next writer begins; or there is a reason why not.',
    content: OpenEnd,
  },
  {
    id: 'staging',
    title: 'Staging',
    about: 'How a text would be filmed, before anything is sent.',
    content: Staging,
  },
  {
    id: 'journey',
    title: 'A continuation’s journey',
    about: 'Five steps as knots on a thread, and where a text of one’s own stands in a list.',
    content: Journey,
  },
  {
    id: 'checking',
    title: 'Continuity',
    about: 'A verdict is a review: the words it objects to, the evidence, and the ways out.',
    content: Checking,
  },
  {
    id: 'sharing',
    title: 'Codes',
    about: 'Dark on white in both themes, because many cameras read nothing else.',
    content: Sharing,
  },
]

/** The style guide: every component in every state. `?only=<section>` shows one, `?still` without anything that moves. */
export function DesignPage() {
  usePageTitle('Skein’s style guide')
  const [search] = useSearchParams()
  const only = search.get('only')
  const sections = SECTIONS.filter(({ id }) => only === null || id === only)
  useEffect(() => showStates(), [])
  return (
    <div data-still={search.has('still') || undefined} className="design-sheet">
      {only === null && (
        <header className="wrap pt-8 pb-14">
          <div className="flex items-center justify-between">
            <a href="/" aria-label="Skein, the front page">
              <Wordmark />
            </a>
            <ThemeButton />
          </div>
          <h1 className="display mt-14 max-w-3xl">Everything Skein is made of, in every state it can be in</h1>
          <nav aria-label="Chapters of this guide" className="mt-8 flex flex-wrap gap-x-5 gap-y-2 text-ui">
            {SECTIONS.map(({ id, title }) => (
              <a key={id} href={`#${id}`} className="link inline-flex min-h-6 items-center">
                {title}
              </a>
            ))}
          </nav>
        </header>
      )}
      <main className={`wrap ${only === null ? '' : 'pt-6'}`}>
        {sections.map((section) => (
          <Section key={section.id} section={section} isAlone={only !== null} />
        ))}
      </main>
    </div>
  )
}
