import type { Bible, BibleOperation } from '@skein/contract/bible'
import { say } from '#platform/say.ts'
import type { OperationOutcome } from './apply-operations.rules.ts'
import { isSameWording } from './names.rules.ts'

type StoryOperation = Exclude<BibleOperation, { entityId: string }>
/** By the status a plot thread has. */
const ALREADY = {
  active: 'left_threadActive',
  resolved: 'left_threadResolved',
  abandoned: 'left_threadAbandoned',
} as const

type Of<Op extends StoryOperation['op']> = Extract<StoryOperation, { op: Op }>

/** Applies one operation on places, rules, events or plot threads; see `applyOperations`. */
export function applyStoryOperation(bible: Bible, operation: StoryOperation, segmentNumber: number): OperationOutcome {
  switch (operation.op) {
    case 'add_location':
      return addLocation(bible, operation)
    case 'add_world_rule':
      return addWorldRule(bible, operation)
    case 'add_event':
      return addEvent(bible, operation, segmentNumber)
    case 'set_current_point':
      return setCurrentPoint(bible, operation)
    case 'open_plot_thread':
      return openPlotThread(bible, operation)
    default:
      return setPlotThread(bible, operation)
  }
}

function addLocation(bible: Bible, { name, description }: Of<'add_location'>): OperationOutcome {
  const locations = bible.setting.locations ?? []
  const known = locations.find((location) => isSameWording(location.name ?? '', name))
  if (known === undefined) return withLocations(bible, [...locations, { name, description }])
  if (known.description?.trim() || description.trim() === '') {
    return { skippedBecause: say('left_inBible', { name }) }
  }
  return withLocations(
    bible,
    locations.map((location) => (location === known ? { ...location, description } : location)),
  )
}

function withLocations(bible: Bible, locations: NonNullable<Bible['setting']['locations']>): OperationOutcome {
  return { bible: { ...bible, setting: { ...bible.setting, locations } } }
}

function addWorldRule(bible: Bible, { rule }: Of<'add_world_rule'>): OperationOutcome {
  const worldRules = bible.setting.worldRules ?? []
  if (worldRules.some((known) => isSameWording(known, rule))) return { skippedBecause: say('left_ruleStands') }
  return { bible: { ...bible, setting: { ...bible.setting, worldRules: [...worldRules, rule] } } }
}

function addEvent(bible: Bible, { event, consequences }: Of<'add_event'>, segmentNumber: number): OperationOutcome {
  const majorEvents = bible.timeline.majorEvents ?? []
  const isKnown = majorEvents.some(
    (known) => known.segmentNumber === segmentNumber && isSameWording(known.event ?? '', event),
  )
  if (isKnown) return { skippedBecause: say('left_eventTold') }
  const added = { segmentNumber, event, consequences }
  return { bible: { ...bible, timeline: { ...bible.timeline, majorEvents: [...majorEvents, added] } } }
}

function setCurrentPoint(bible: Bible, { currentPoint }: Of<'set_current_point'>): OperationOutcome {
  if (bible.timeline.currentPoint === currentPoint) return { skippedBecause: say('left_storyThere') }
  return { bible: { ...bible, timeline: { ...bible.timeline, currentPoint } } }
}

function openPlotThread(bible: Bible, { id, description }: Of<'open_plot_thread'>): OperationOutcome {
  const plotThreads = bible.plotThreads ?? []
  if (plotThreads.some((known) => known.id === id)) return { skippedBecause: say('left_threadExists', { id }) }
  return { bible: { ...bible, plotThreads: [...plotThreads, { id, description, status: 'active' }] } }
}

function setPlotThread(bible: Bible, { id, status }: Of<'set_plot_thread'>): OperationOutcome {
  const plotThreads = bible.plotThreads ?? []
  const thread = plotThreads.find((known) => known.id === id)
  if (thread === undefined) return { skippedBecause: say('left_noThread', { id }) }
  if ((thread.status ?? 'active') === status) return { skippedBecause: say(ALREADY[status], { id }) }
  return {
    bible: { ...bible, plotThreads: plotThreads.map((known) => (known === thread ? { ...known, status } : known)) },
  }
}
