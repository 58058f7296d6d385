import type { Bible, BibleChange } from '@skein/contract/bible'
import { type Said, say } from '#platform/say.ts'
import { diffCharacters } from './diff-characters.rules.ts'
import { change, diffEntries, diffWordLists, diffWords } from './diff-words.rules.ts'

/**
 * What changed between two versions of a bible, as sentences for people. Entries are matched by what they are (entity
 * id, name, thread id), not by place in their list, so a re-ordered bible is an unchanged one. The version number itself
 * is not a change.
 */
export function diffBibles(older: Bible, newer: Bible): BibleChange[] {
  return [
    ...diffCharacters(older, newer),
    ...diffSetting(older, newer),
    ...diffTimeline(older, newer),
    ...diffPlotThreads(older, newer),
    ...diffStyle(older, newer),
  ]
}

function diffSetting({ setting: older }: Bible, { setting: newer }: Bible): BibleChange[] {
  return [
    ...diffWords(older.primaryLocation, newer.primaryLocation, '/setting/primaryLocation', say('what_primaryLocation')),
    ...diffWords(older.timePeriod, newer.timePeriod, '/setting/timePeriod', say('what_timePeriod')),
    ...diffWordLists(older.worldRules, newer.worldRules, '/setting/worldRules', {
      added: (rule) => say('change_rule', { rule }),
      removed: (rule) => say('change_noRule', { rule }),
    }),
    ...diffEntries(older.locations, newer.locations, locationWords, '/setting/locations', {
      added: (location) => say('change_place', { place: locationWords(location) || say('part_unnamed') }),
      removed: (location) => say('change_noPlace', { place: locationWords(location) || say('part_unnamed') }),
    }),
  ]
}

type Location = NonNullable<Bible['setting']['locations']>[number]
type MajorEvent = NonNullable<Bible['timeline']['majorEvents']>[number]

function locationWords({ name, description }: Location): string {
  return [name, description].filter((words) => words !== undefined && words !== '').join(': ')
}

function diffTimeline({ timeline: older }: Bible, { timeline: newer }: Bible): BibleChange[] {
  return [
    ...diffWords(older.currentPoint, newer.currentPoint, '/timeline/currentPoint', say('what_currentPoint')),
    ...diffEntries(older.majorEvents, newer.majorEvents, (event) => eventWords(event).text, '/timeline/majorEvents', {
      added: (event) => say('change_event', { event: eventWords(event) }),
      removed: (event) => say('change_noEvent', { event: eventWords(event) }),
    }),
  ]
}

function eventWords({ segmentNumber, event: told, consequences = '' }: MajorEvent): Said {
  const event = told ?? say('part_untold')
  if (segmentNumber === undefined)
    return consequences === '' ? say('part_event', { event }) : say('part_eventThen', { event, consequences })
  const segment = `${segmentNumber}`
  return consequences === ''
    ? say('part_eventAt', { event, segment })
    : say('part_eventThenAt', { event, consequences, segment })
}

type PlotThread = NonNullable<Bible['plotThreads']>[number]

/** By the status a plot thread has now. */
const NOW = {
  active: 'change_threadActive',
  resolved: 'change_threadResolved',
  abandoned: 'change_threadAbandoned',
} as const

const threadWords = ({ description, id }: PlotThread): string | Said => description ?? id ?? say('part_unnamed')

function diffPlotThreads({ plotThreads: older = [] }: Bible, { plotThreads: newer = [] }: Bible): BibleChange[] {
  const changes: BibleChange[] = []
  for (const [index, thread] of newer.entries()) {
    const before = older.find((known) => known.id === thread.id)
    const pointer = `/plotThreads/${index}`
    const words = threadWords(thread)
    if (before === undefined) changes.push(change('added', pointer, say('change_thread', { thread: words })))
    else {
      const { status = 'active' } = thread
      if ((before.status ?? 'active') !== status)
        changes.push(change('changed', `${pointer}/status`, say(NOW[status], { thread: words })))
      if (before.description !== thread.description)
        changes.push(change('changed', pointer, say('change_threadSays', { old: threadWords(before), thread: words })))
    }
  }
  for (const [index, thread] of older.entries()) {
    if (newer.some((known) => known.id === thread.id)) continue
    changes.push(change('removed', `/plotThreads/${index}`, say('change_noThread', { thread: threadWords(thread) })))
  }
  return changes
}

function diffStyle({ styleGuide: older = {} }: Bible, { styleGuide: newer = {} }: Bible): BibleChange[] {
  return [
    ...diffWords(older.tone, newer.tone, '/styleGuide/tone', say('what_tone')),
    ...diffWords(older.genre, newer.genre, '/styleGuide/genre', say('what_genre')),
    ...diffWords(older.visualStyle, newer.visualStyle, '/styleGuide/visualStyle', say('what_visualStyle')),
    ...diffWords(older.narrativeStyle, newer.narrativeStyle, '/styleGuide/narrativeStyle', say('what_narrativeStyle')),
  ]
}
