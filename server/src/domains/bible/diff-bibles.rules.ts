import type { Bible, BibleChange } from '@skein/contract/bible'
import { diffCharacters } from './diff-characters.rules.ts'
import { diffWords, diffWordLists } from './diff-words.rules.ts'

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
    ...diffWords(older.primaryLocation, newer.primaryLocation, '/setting/primaryLocation', 'The main place'),
    ...diffWords(older.timePeriod, newer.timePeriod, '/setting/timePeriod', 'The time period'),
    ...diffWordLists(older.worldRules, newer.worldRules, '/setting/worldRules', {
      added: (rule) => `New rule of the world: ${rule}`,
      removed: (rule) => `Rule of the world dropped: ${rule}`,
    }),
    ...diffWordLists(older.locations?.map(locationWords), newer.locations?.map(locationWords), '/setting/locations', {
      added: (location) => `New place: ${location}`,
      removed: (location) => `Place dropped: ${location}`,
    }),
  ]
}

function locationWords({ name, description }: { name?: string; description?: string }): string {
  return [name, description].filter((words) => words !== undefined && words !== '').join(': ') || '(unnamed)'
}

function diffTimeline({ timeline: older }: Bible, { timeline: newer }: Bible): BibleChange[] {
  return [
    ...diffWords(older.currentPoint, newer.currentPoint, '/timeline/currentPoint', 'The story now stands at'),
    ...diffWordLists(older.majorEvents?.map(eventWords), newer.majorEvents?.map(eventWords), '/timeline/majorEvents', {
      added: (event) => `New event: ${event}`,
      removed: (event) => `Event dropped: ${event}`,
    }),
  ]
}

function eventWords(event: { segmentNumber?: number; event?: string; consequences?: string }): string {
  const where = event.segmentNumber === undefined ? '' : ` (segment ${event.segmentNumber})`
  const consequences = event.consequences ? ` → ${event.consequences}` : ''
  return `${event.event ?? '(untold)'}${consequences}${where}`
}

function diffPlotThreads({ plotThreads: older = [] }: Bible, { plotThreads: newer = [] }: Bible): BibleChange[] {
  const changes: BibleChange[] = []
  for (const [index, thread] of newer.entries()) {
    const before = older.find((known) => known.id === thread.id)
    const pointer = `/plotThreads/${index}`
    const name = thread.description ?? thread.id ?? '(unnamed)'
    if (before === undefined) changes.push({ kind: 'added', pointer, text: `New plot thread: ${name}` })
    else {
      if ((before.status ?? 'active') !== (thread.status ?? 'active')) {
        const text = `Plot thread "${name}" is now ${thread.status ?? 'active'}`
        changes.push({ kind: 'changed', pointer: `${pointer}/status`, text })
      }
      if (before.description !== thread.description) {
        const text = `Plot thread "${before.description ?? before.id ?? '(unnamed)'}" is now: ${name}`
        changes.push({ kind: 'changed', pointer, text })
      }
    }
  }
  for (const [index, thread] of older.entries()) {
    if (newer.some((known) => known.id === thread.id)) continue
    const text = `Plot thread dropped: ${thread.description ?? thread.id ?? '(unnamed)'}`
    changes.push({ kind: 'removed', pointer: `/plotThreads/${index}`, text })
  }
  return changes
}

function diffStyle({ styleGuide: older = {} }: Bible, { styleGuide: newer = {} }: Bible): BibleChange[] {
  return [
    ...diffWords(older.tone, newer.tone, '/styleGuide/tone', 'The tone'),
    ...diffWords(older.genre, newer.genre, '/styleGuide/genre', 'The genre'),
    ...diffWords(older.visualStyle, newer.visualStyle, '/styleGuide/visualStyle', 'The visual style'),
    ...diffWords(older.narrativeStyle, newer.narrativeStyle, '/styleGuide/narrativeStyle', 'The narrative style'),
  ]
}
