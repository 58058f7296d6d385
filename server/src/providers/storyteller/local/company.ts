import type { Acting } from './reading-cast.ts'
import type { SpokenLine } from './find-dialogue.ts'

/** What following who is there needs to know of a sentence. */
export interface Attended {
  readonly movesTo: boolean
  readonly acting: readonly Acting[]
  readonly lines: readonly SpokenLine[]
}

/**
 * Who is there after each sentence, the latest last: people do not leave the picture because a sentence is silent about
 * them. Where the story moves, those go along who act about then.
 *
 * @param before who was there when the text began.
 */
export function followCompany(seen: readonly Attended[], before: readonly string[]): string[][] {
  let here = [...before]
  return seen.map((sentence, index) => {
    if (sentence.movesTo) here = index === 0 ? [] : actorsOf(seen[index - 1])
    for (const entityId of actorsOf(sentence)) here = [...here.filter((other) => other !== entityId), entityId]
    return here
  })
}

function actorsOf(sentence: Attended | undefined): string[] {
  if (sentence === undefined) return []
  const speakers = sentence.lines.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]))
  return [...sentence.acting.map(({ entityId }) => entityId), ...speakers]
}

/**
 * Who may be shown beside those a beat names: whoever was there before it, else whoever the story meets next in the same
 * place.
 *
 * @param to index after the beat's last sentence.
 */
export function companyOf(
  seen: readonly (Attended & { readonly place: { readonly place: string } })[],
  company: readonly (readonly string[])[],
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const here = company[to - 1] ?? []
  if (here.length > 0) return here.toReversed()
  const place = seen[from]?.place.place
  const next = seen.slice(to).find((later) => later.place.place === place && actorsOf(later).length > 0)
  return next === undefined ? [] : [...new Set(actorsOf(next))]
}
