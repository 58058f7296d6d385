import { type Bible, EDITS_AT_ONCE_MAX, type OwnerEdit, STYLE_FIELDS } from '@skein/contract/bible'
import type { RefusedChange } from '@skein/contract/bible-routes'
import { say } from '#platform/say.ts'
import { createEditDraft, type EditDraft } from './edit-draft.rules.ts'
import { planCast } from './plan-cast-edits.rules.ts'
import { planEvents } from './plan-event-edits.rules.ts'
import { remainders } from './remainders.rules.ts'

/** A bible rewritten by hand, as the operations that lead to it. */
export interface EditPlan {
  readonly edits: readonly OwnerEdit[]
  /** What no operation says, by its place in the wanted bible, or in the old one for what is missing there. */
  readonly refused: readonly RefusedChange[]
  /** What the edits make of the old bible; without refusals it says what was wanted. */
  readonly bible: Bible
}

/**
 * Finds the operations that turn one bible into another. Every operation is tried on the way and what still differs at the
 * end is refused by name, so a plan without refusals leads to what was wanted and to nothing else. Order inside a list
 * says nothing.
 *
 * @param wanted sound by `validateBible`.
 * @param place sequence of the newest segment, to which new entries belong.
 */
export function planEdits(base: Bible, wanted: Bible, place: { readonly segmentNumber: number }): EditPlan {
  const draft = createEditDraft(base, place)
  if (wanted.version !== base.version) draft.refuse('/version', say('refused_version'))
  const target = planEvents(draft, base, planCast(draft, base, wanted, place), place)
  planSetting(draft, target)
  planThreads(draft, base, target)
  planStory(draft, target)
  for (const pointer of remainders(draft.bible(), target))
    if (!draft.isRefused(pointer)) draft.refuse(pointer, say('refused_noOperation'))
  if (draft.edits().length > EDITS_AT_ONCE_MAX) draft.refuse('', say('refused_tooMany', { n: `${EDITS_AT_ONCE_MAX}` }))
  return { edits: draft.edits(), refused: draft.refused(), bible: draft.bible() }
}

function planSetting(draft: EditDraft, { setting: wanted }: Bible): void {
  for (const rule of draft.bible().setting.worldRules ?? [])
    if (!(wanted.worldRules ?? []).includes(rule)) draft.say('/setting/worldRules', { op: 'remove_world_rule', rule })
  for (const [index, rule] of (wanted.worldRules ?? []).entries())
    if (!(draft.bible().setting.worldRules ?? []).includes(rule))
      draft.say(`/setting/worldRules/${index}`, { op: 'add_world_rule', rule })

  const named = new Set(wanted.locations?.map(({ name }) => name))
  for (const { name } of draft.bible().setting.locations ?? [])
    if (name !== undefined && !named.has(name)) draft.say('/setting/locations', { op: 'remove_location', name })
  for (const [index, { name, description = '' }] of (wanted.locations ?? []).entries()) {
    const pointer = `/setting/locations/${index}`
    const known = draft.bible().setting.locations?.find((location) => location.name === name)
    if (name === undefined) draft.refuse(pointer, say('refused_placeUnnamed'))
    else if (known === undefined) draft.say(pointer, { op: 'add_location', name, description })
    else if ((known.description ?? '') !== description)
      draft.say(`${pointer}/description`, { op: 'describe_location', name, description })
  }

  const { primaryLocation = '', timePeriod = '' } = wanted
  if ((draft.bible().setting.primaryLocation ?? '') !== primaryLocation)
    draft.say('/setting/primaryLocation', { op: 'set_primary_location', primaryLocation })
  if ((draft.bible().setting.timePeriod ?? '') !== timePeriod)
    draft.say('/setting/timePeriod', { op: 'set_time_period', timePeriod })
}

function planThreads(draft: EditDraft, base: Bible, { plotThreads: wanted = [] }: Bible): void {
  for (const [index, { id }] of (base.plotThreads ?? []).entries())
    if (!wanted.some((thread) => thread.id === id)) draft.refuse(`/plotThreads/${index}`, say('refused_threadStays'))
  for (const [index, { id, description = '', status = 'active' }] of wanted.entries()) {
    const pointer = `/plotThreads/${index}`
    if (id === undefined) {
      draft.refuse(pointer, say('refused_threadNoId'))
      continue
    }
    const known = draft.bible().plotThreads?.find((thread) => thread.id === id)
    if (known === undefined) draft.say(pointer, { op: 'open_plot_thread', id, description })
    else if ((known.description ?? '') !== description)
      draft.say(`${pointer}/description`, { op: 'describe_plot_thread', id, description })
    if ((known?.status ?? 'active') !== status) draft.say(`${pointer}/status`, { op: 'set_plot_thread', id, status })
  }
}

function planStory(draft: EditDraft, { timeline, styleGuide }: Bible): void {
  for (const field of STYLE_FIELDS) {
    const words = styleGuide?.[field] ?? ''
    if ((draft.bible().styleGuide?.[field] ?? '') !== words)
      draft.say(`/styleGuide/${field}`, { op: 'set_style', field, words })
  }
  const { currentPoint = '' } = timeline
  if ((draft.bible().timeline.currentPoint ?? '') !== currentPoint)
    draft.say('/timeline/currentPoint', { op: 'set_current_point', currentPoint })
}
