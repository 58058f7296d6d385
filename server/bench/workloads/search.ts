import { createIdeasService } from '#domains/ideas/ideas.service.ts'
import { createTopicsService } from '#domains/topics/topics.service.ts'
import { createSearchService, type SearchService } from '#domains/search/search.service.ts'
import { scenesStore } from '#domains/scenes/scenes.store.ts'
import { systemClock } from '#platform/clock.ts'
import { createDatabase } from '#platform/db.ts'
import type { Workload } from '../bench.ts'
import { makeSearchable } from '../ground/make-searchable.ts'
import { drive } from '../harness/drive.ts'
import type { Case } from '../harness/measure.ts'
import { atMost } from '../harness/report.ts'

const P99_MS = 150

type Look = (search: SearchService) => Promise<unknown>

/** What people ask for, from a rare word to nothing but facets. */
const LOOKS: Readonly<Record<string, Look>> = {
  'ideas, in 12 %': (search) => search.ideas({ q: 'harbour' }, null),
  'ideas, in 1 %': (search) => search.ideas({ q: 'lantern' }, null),
  'ideas, in 0.1 %': (search) => search.ideas({ q: 'quince' }, null),
  'ideas, mistyped': (search) => search.ideas({ q: 'lantren' }, null),
  'ideas, two mistyped, none found': (search) => search.ideas({ q: 'lantren quinze zzyzx' }, null),
  'ideas, facets': (search) => search.ideas({ q: 'harbour', topicsNot: 'bench-1,bench-2', tags: 'common' }, null),
  'ideas, a rare tag, no words': (search) => search.ideas({ tags: 'rare', tagsNot: 'common' }, null),
  'ideas, facet counts': (search) => search.ideaFacets({ q: 'harbour' }),
  'scenes, in 12 %': (search) => search.scenes({ q: 'harbour', languagesNot: 'de' }, null),
  'scenes, in 1 %': (search) => search.scenes({ q: 'lantern', lengths: 'medium' }, null),
  'scenes, without a note': (search) => search.scenes({ q: 'harbour', contentNotesNot: 'grief,violence' }, null),
  'scenes, facet counts': (search) => search.sceneFacets({ q: 'harbour' }),
  'people, a common name': (search) => search.people({ q: 'found77' }),
  'people, mistyped': (search) => search.people({ q: 'wirter' }),
  'suggestions, 3 letters': (search) => search.suggest('har'),
  'suggestions, mistyped': (search) => search.suggest('quince lantr'),
}

export const search: Workload = {
  name: 'search',
  about:
    'A page of 20 as the API reads it, cards and all, one at a time: ideas, scenes and people by words, some mistyped, and by facets; what is suggested while typing. Over 300,000 distinct words and 100,000 people.',
  run: async (bench) => {
    const { url, ideas } = await bench.dataset()
    const seconds = await makeSearchable(url)
    if (seconds > 0) bench.tell(`Made searchable in ${seconds.toFixed(0)} s.`)
    const db = createDatabase({ url, poolMax: 4, statementTimeoutMs: 15_000 })
    bench.defer(() => db.close())
    const service = createSearchService({
      db,
      clock: systemClock,
      ideas: createIdeasService({ db, clock: systemClock, topics: createTopicsService({ db }) }),
      scenes: {
        // The cards without what only a viewer's own page adds to them.
        cards: async (ids) => {
          await scenesStore.cards(db.reads, ids, null)
          return []
        },
      },
    })
    const cases = Object.entries(LOOKS).map(
      ([name, look]): Case => ({
        name,
        role: 'case',
        pid: process.pid,
        run: (duration) => drive(duration, 1, () => look(service)),
      }),
    )
    const rows = await bench.measure(cases)
    return {
      tables: [{ title: '', rows }],
      claims: rows.map(({ name, p99Ms }) => atMost(`${name}, p99 ms`, p99Ms ?? Number.NaN, P99_MS)),
      facts: { ideas },
    }
  },
}
