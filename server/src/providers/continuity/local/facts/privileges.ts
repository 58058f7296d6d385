import { LRUCache } from 'lru-cache'
import { type Concept, conceptOf, thingsIn } from './concepts.ts'
import { contentStems } from './stems.ts'
import { baseForm } from './verb-base.ts'

/** What only some may or can do. */
export interface Privilege {
  /** Stems of what they are called. */
  readonly holders: readonly string[]
  readonly deed: Concept
  readonly objects: readonly Concept[]
}

const ONLY =
  /^only (?<who>[^,;]{2,40}?) (?:may|can|is allowed to|are allowed to|knows? how to|has the right to|have the right to) (?<verb>[a-z]+)\b(?<rest>[^,;]*)/iu
const NOBODY_BUT =
  /^(?:nobody|no one|no-one|none) (?:but|except|save|other than) (?<who>[^,;]{2,40}?) (?:(?:may|can|is allowed to|ever) (?<verb>[a-z]+)|(?<does>[a-z]{2,}[a-rt-z]s))\b(?<rest>[^,;]*)/iu
const BUT_LAST =
  /^(?:nobody|no one|no-one|none)\b[^,;]*? (?:may|can|is allowed to|knows how to) (?<verb>[a-z]+)\b(?<rest>[^,;]*?) (?:but|except|save|other than) (?<who>[^,;]{2,40})$/iu
const ALONE = /^(?<who>[^,;]{2,40}?) alone (?:may|can) (?<verb>[a-z]+)\b(?<rest>[^,;]*)/iu
const known = new LRUCache<string, { readonly privilege: Privilege | null }>({ max: 5000 })

/** "Only a samurai may carry two swords", "Nobody but the sound man enters the van"; null when a rule says no such thing. */
export function readPrivilege(rule: string): Privilege | null {
  const cached = known.get(rule)
  if (cached !== undefined) return cached.privilege
  const groups = [ONLY, ALONE, BUT_LAST, NOBODY_BUT]
    .map((form) => form.exec(rule)?.groups)
    .find((found) => found !== undefined)
  const privilege = groups === undefined ? null : toPrivilege(groups)
  known.set(rule, { privilege })
  return privilege
}

function toPrivilege({
  who = '',
  does = '',
  verb = does,
  rest = '',
}: Readonly<Record<string, string>>): Privilege | null {
  const objects = thingsIn(rest.replace(/\b(?:in|on|at|inside|aboard|during|after|before|since|without|by) .*$/iu, ''))
  const holders = contentStems(who)
  return objects.length === 0 || holders.length === 0
    ? null
    : { holders, deed: conceptOf(baseForm(verb.toLowerCase())), objects }
}
