import type { Bible } from '@skein/contract/bible'
import { say } from '#platform/say.ts'
import type { EditDraft } from './edit-draft.rules.ts'
import { isSameWording } from './names.rules.ts'

type MajorEvent = NonNullable<Bible['timeline']['majorEvents']>[number]

/**
 * Says which events are new and which are taken out. An event that is on the timeline stays as it was told, because it
 * belongs to its segment.
 *
 * @returns the wanted bible with the segment of what is new.
 */
export function planEvents(
  draft: EditDraft,
  base: Bible,
  wanted: Bible,
  { segmentNumber }: { readonly segmentNumber: number },
): Bible {
  const told = base.timeline.majorEvents ?? []
  const wished = wanted.timeline.majorEvents
  if (wished === undefined && told.length === 0) return wanted
  for (const [index, { event }] of told.entries()) {
    if ((wished ?? []).some((other) => isSameEvent(other, event))) continue
    const pointer = `/timeline/majorEvents/${index}`
    if (event === undefined) draft.refuse(pointer, say('refused_eventUntold'))
    else if (draft.bible().timeline.majorEvents?.some((other) => isSameEvent(other, event)))
      draft.say(pointer, { op: 'remove_event', event })
  }
  const majorEvents = (wished ?? []).map((wish, index) => {
    const { event = '', consequences = '' } = wish
    if (told.some((other) => isSameEvent(other, event))) return wish
    // What was the cause of somebody leaving stands there already.
    if (!draft.bible().timeline.majorEvents?.some((other) => isSameEvent(other, event)))
      draft.say(`/timeline/majorEvents/${index}`, { op: 'add_event', event, consequences })
    return { segmentNumber, ...wish }
  })
  return { ...wanted, timeline: { ...wanted.timeline, majorEvents } }
}

const isSameEvent = ({ event = '' }: MajorEvent, words = ''): boolean => isSameWording(event, words)
