import { type Bible, type BibleOperation, OPERATIONS_PER_SEGMENT_MAX } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { Place } from '../storyteller.port.ts'

const LOCATIONS_PER_SEGMENT_MAX = 3

interface Proposal {
  readonly bible: Bible
  /** New characters and aliases. */
  readonly people: readonly BibleOperation[]
  /** What the text settles of them, each with its evidence. */
  readonly facts: readonly BibleOperation[]
  /** Places the text itself names, as opposed to those carried on from before. */
  readonly namedPlaces: ReadonlySet<string>
  readonly event: string
  readonly endsIn: Place
  readonly began: Place | null
  /** Whether the text itself says when it ends. */
  readonly isTimeTold: boolean
  readonly script: Script
}

/**
 * The bible changes a segment brings: people, what it settles of them, places it goes to, one event that stands for it,
 * and where it leaves the story.
 */
export function proposeOperations(proposal: Proposal): BibleOperation[] {
  const event: BibleOperation = { op: 'add_event', event: proposal.event, consequences: '' }
  // Facts before the event: the same sentence tells more as evidence.
  const rest = [...proposal.facts, ...newLocations(proposal), event, ...currentPoint(proposal)]
  return [...proposal.people.slice(0, OPERATIONS_PER_SEGMENT_MAX - rest.length), ...rest]
}

function newLocations({ bible, namedPlaces, script }: Proposal): BibleOperation[] {
  const known = new Set(
    [bible.setting.primaryLocation, ...(bible.setting.locations ?? []).map(({ name }) => name)].map((name) =>
      comparable(name ?? ''),
    ),
  )
  const found = new Map<string, string>()
  for (const { setting } of script.shots) {
    const key = comparable(setting.place)
    if (namedPlaces.has(setting.place) && !known.has(key) && !found.has(key)) found.set(key, setting.place)
  }
  return [...found.values()]
    .slice(0, LOCATIONS_PER_SEGMENT_MAX)
    .map((name) => ({ op: 'add_location', name, description: '' }))
}

/** Places compare without article and case. */
export function comparable(place: string): string {
  return place
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^the\s+/, '')
    .trim()
}

function currentPoint({ endsIn, began, isTimeTold, namedPlaces, bible }: Proposal): BibleOperation[] {
  const hasMoved =
    namedPlaces.has(endsIn.place) && (began === null || comparable(began.place) !== comparable(endsIn.place))
  const hasTimePassed = isTimeTold && began?.timeOfDay !== endsIn.timeOfDay
  const point = `${endsIn.timeOfDay.charAt(0).toUpperCase()}${endsIn.timeOfDay.slice(1)}, ${endsIn.place}`
  if ((!hasMoved && !hasTimePassed) || point === bible.timeline.currentPoint) return []
  return [{ op: 'set_current_point', currentPoint: point }]
}
