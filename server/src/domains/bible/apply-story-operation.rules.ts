import type { Bible, BibleOperation } from '@skein/contract/bible'
import type { OperationOutcome } from './apply-operations.rules.ts'
import { isSameWording } from './names.rules.ts'

type StoryOperation = Exclude<BibleOperation, { entityId: string }>
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
    return { skippedBecause: `${name} is already in the bible.` }
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
  if (worldRules.some((known) => isSameWording(known, rule))) return { skippedBecause: 'That rule already stands.' }
  return { bible: { ...bible, setting: { ...bible.setting, worldRules: [...worldRules, rule] } } }
}

function addEvent(bible: Bible, { event, consequences }: Of<'add_event'>, segmentNumber: number): OperationOutcome {
  const majorEvents = bible.timeline.majorEvents ?? []
  const isKnown = majorEvents.some(
    (known) => known.segmentNumber === segmentNumber && isSameWording(known.event ?? '', event),
  )
  if (isKnown) return { skippedBecause: 'That event is already on the timeline.' }
  const added = { segmentNumber, event, consequences }
  return { bible: { ...bible, timeline: { ...bible.timeline, majorEvents: [...majorEvents, added] } } }
}

function setCurrentPoint(bible: Bible, { currentPoint }: Of<'set_current_point'>): OperationOutcome {
  if (bible.timeline.currentPoint === currentPoint) return { skippedBecause: 'The story already stands there.' }
  return { bible: { ...bible, timeline: { ...bible.timeline, currentPoint } } }
}

function openPlotThread(bible: Bible, { id, description }: Of<'open_plot_thread'>): OperationOutcome {
  const plotThreads = bible.plotThreads ?? []
  if (plotThreads.some((known) => known.id === id)) return { skippedBecause: `The plot thread ${id} already exists.` }
  return { bible: { ...bible, plotThreads: [...plotThreads, { id, description, status: 'active' }] } }
}

function setPlotThread(bible: Bible, { id, status }: Of<'set_plot_thread'>): OperationOutcome {
  const plotThreads = bible.plotThreads ?? []
  const thread = plotThreads.find((known) => known.id === id)
  if (thread === undefined) return { skippedBecause: `No plot thread has the id ${id}.` }
  if ((thread.status ?? 'active') === status) return { skippedBecause: `The plot thread ${id} is already ${status}.` }
  return {
    bible: { ...bible, plotThreads: plotThreads.map((known) => (known === thread ? { ...known, status } : known)) },
  }
}
