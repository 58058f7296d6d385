import { type FactReader, isNamed, surePerson } from './fact.ts'

const LEAVING = /^(?:leave|sail|depart|embark|start|emigrate)$/
const WHERETO = /^(?:[\p{Ll}]+ )?(?:for|to) (?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*)(?=$|[\s,.;:!—])/u
const LENGTH_MAX = 600

/** Who left for where, as an event with its consequence; nobody is written out by it, for they may come back. */
export const readJourneys: FactReader = (story) =>
  story.claims.all.flatMap((claim) => {
    const person = surePerson(story, claim)
    const { verb, rest, link, governor, form, sentence } = claim
    if (person === null || !isNamed(person) || link !== null || governor !== null || !LEAVING.test(verb.lemma))
      return []
    if (!/^(?:past|present|perfect)$/.test(form) || verb.lower.endsWith('ing')) return []
    const place = WHERETO.exec(rest.map(({ text }) => text).join(' '))?.groups?.['place']
    if (place === undefined) return []
    const event = sentence.text.trim().replaceAll(/\s+/g, ' ').slice(0, LENGTH_MAX).toWellFormed()
    const consequences = `${person.name} has left for ${place}.`
    return [{ operation: { op: 'add_event', event, consequences }, says: '', at: claim.start }]
  })
