import type { Claim } from '#providers/continuity/local/text/claims.ts'
import type { Person } from '#providers/continuity/local/text/people.ts'
import type { StoryReading } from '#providers/continuity/local/text/story-reading.ts'
import type { Word } from '#reading/tag-words.ts'
import { type Fact, type FactReader, isNamed, isSure, sureOwner, surePerson, traitFact } from './fact.ts'

const PAUSE = { pos: 'PUNCT' } as const
/** What a body is for good, as one word. */
const LASTING =
  'blind|deaf|mute|lame|bald|hunchbacked|humpbacked|one-eyed|one-armed|one-legged|one-handed|left-handed|crippled|paralysed|paralyzed|toothless|colou?r-blind|illiterate|teetotal|bedridden|beardless'
const IS_LASTING = new RegExp(`^(?:${LASTING})$`, 'u')
const LASTING_BEFORE = new RegExp(`(?:^|[\\s(—])(?<what>${LASTING}) (?:old |young |little )?$`, 'iu')
/** What somebody is among people, told by "was a". */
const STANDING =
  /^(?:widow|widower|orphan|bachelor|spinster|foundling|cripple|lawyer|solicitor|doctor|physician|surgeon|carpenter|blacksmith|cobbler|shoemaker|tailor|baker|miller|fisherman|sailor|clergyman|curate|vicar|schoolmaster|governess|signalman|stoker|lamplighter|pedlar|printer|banker|painter|musician|journalist|engineer|gardener|coachman|lighthouse-keeper|vegetarian|teetotaller|catholic|quaker|dwarf|giantess)$/
const SOFTENED =
  /^(?:almost|nearly|half|as|so|not|never|like|too|rather|practically|hardly|scarcely|half-|if|quasi|perhaps|probably|supposed|no|all|struck)$/
const HUE =
  '(?:(?:light|dark|deep|pale|bright|clear|soft|bluish|greyish|grayish)[- ])?(?:blue|brown|black|gr[ea]y|green|hazel|golden|red|white|blonde?|fair|auburn|silver|chestnut|flaxen|yellow|violet)'
const OWNER = "(?<owner>[Hh]is|[Hh]er|\\p{Lu}[\\p{L}.]+(?: \\p{Lu}\\p{L}+)?['’]s?)"
const PART = '(?<part>eyes|hair|beard|moustache|mustache|whiskers)'
const COLOURED = new RegExp(
  `(?<![\\p{L}])${OWNER} (?:(?!own)\\p{Ll}+,? ){0,2}?(?<hue>${HUE})(?: \\p{Ll}+)? ${PART}(?![\\p{L}-])`,
  'gu',
)
const IS_COLOURED = new RegExp(
  `(?<![\\p{L}])${OWNER} ${PART} (?:was|were|is|are) (?<hue>${HUE})(?=[,.;:!—]| and)`,
  'gu',
)
const LIMB = '(?:left |right )?(?:hand|arm|eye|leg|foot|ear)'
const LIMB_GONE = new RegExp(
  `(?<![\\p{L}])${OWNER} (?<limb>(?:left|right) (?:hand|arm|eye|leg|foot|ear)) (?:was|is) (?<how>missing|gone|wooden|withered|paralysed|paralyzed|crippled)(?=[,.;:!—]| )`,
  'gu',
)
const HAD = new RegExp(
  `^(?<what>(?:only |but )?one (?:hand|arm|eye|leg)|a wooden leg|a glass eye|a cork leg|no (?:left |right )(?:hand|arm|eye|leg))(?=$|[,.;:!—])`,
  'u',
)
const LOST = new RegExp(`^(?<what>(?:an|a|one|his|her) ${LIMB})(?=$|[,.;:!—]| (?:in|at|by|when|to)\\b)`, 'u')
const AGED = /^(?<age>[\p{L}-]+|\d{1,2}) years (?:old|of age)$/u
const NUMBER =
  /^(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{Ll}+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{Ll}+teen)$/u

/** Lasting traits told plainly: "Piet was blind", "her left hand was missing", "he had lost an arm", "his blue eyes". */
export const readTraits: FactReader = (story) => [
  ...story.claims.all.flatMap((claim) => ofClaim(story, claim)),
  ...ofOwners(story, COLOURED, ({ hue, part }) => `${hue} ${part}`),
  ...ofOwners(story, IS_COLOURED, ({ hue, part }) => `${hue} ${part}`),
  ...ofOwners(story, LIMB_GONE, ({ limb, how }) => `${limb} ${how}`),
  ...attributed(story),
  ...apposed(story),
]

function ofClaim(story: StoryReading, claim: Claim): Fact[] {
  const person = surePerson(story, claim)
  if (person === null || !isNamed(person) || claim.isNegated || claim.form === 'modal') return []
  if (claim.governor !== null || (claim.link !== null && claim.link !== 'who')) return []
  const trait = traitIn(claim)
  return trait === null ? [] : [traitFact(person, trait, claim.start)]
}

function traitIn({ verb, helpers, rest }: Claim): string | null {
  // The tagger takes "was deaf" for a verb.
  if (IS_LASTING.test(verb.lower))
    return /^(?:was|were|is|are)$/.test(helpers.at(-1) ?? '') && (rest[0] ?? PAUSE).pos === 'PUNCT' ? verb.lower : null
  const words = untilPause(rest)
  // "blind and obstinate", "deaf to reason": what is meant goes on.
  if (words.length < rest.length && rest[words.length]?.pos !== 'PUNCT') return null
  const told = words.map(({ lower }) => lower).join(' ')
  if (verb.lemma === 'be' && helpers.length === 0) {
    const [first, second] = words
    if (words.some(({ lower }) => SOFTENED.test(lower))) return null
    const last = words.at(-1)?.lower ?? ''
    if (words.length <= 2 && IS_LASTING.test(last))
      return /^(?:quite|stone|totally|completely|born|now|already) /.test(told) || words.length === 1 ? last : null
    const age = AGED.exec(told)?.groups?.['age']
    if (age !== undefined && NUMBER.test(age)) return told
    if (/^(?:an?|the)$/.test(first?.lower ?? '') && words.length <= 4 && STANDING.test(last) && second !== undefined)
      return told.replace(/^the /, '')
    return null
  }
  if (verb.lemma === 'have' && helpers.length === 0)
    return HAD.exec(told)?.groups?.['what']?.replace(/^/, 'has ') ?? null
  const what = verb.lemma === 'lose' && helpers[0] === 'had' ? LOST.exec(told)?.groups?.['what'] : undefined
  return what === undefined ? null : `lost ${what}`
}

/** What follows a verb, up to the first mark or the next clause. */
function untilPause(rest: readonly Word[]): Word[] {
  const end = rest.findIndex(
    ({ pos, lower }) => pos === 'PUNCT' || pos === 'CCONJ' || /^(?:but|when|that|who|which|because)$/.test(lower),
  )
  return end === -1 ? [...rest] : rest.slice(0, end)
}

/** What belongs to a "his" or "her" of the narration. */
function ofOwners(
  story: StoryReading,
  pattern: RegExp,
  traitOf: (found: Readonly<Record<string, string>>) => string,
): Fact[] {
  const { passage } = story
  return passage.sentences.flatMap((sentence) =>
    [...sentence.narration.matchAll(pattern)].flatMap(({ index, groups }): Fact[] => {
      const at = sentence.start + index
      const person = groups === undefined ? null : ownerOf(story, groups['owner'] ?? '', at)
      if (person === null || groups === undefined || !isPlain(story, at)) return []
      return [traitFact(person, traitOf(groups).replace(/\s+/g, ' '), at)]
    }),
  )
}

function ownerOf(story: StoryReading, owner: string, at: number): Person | null {
  if (/^h(?:is|er)$/i.test(owner)) return sureOwner(story, owner, at)
  const mention = story.mentions.find(({ start, isPossessive }) => start === at && isPossessive)
  return mention !== undefined && isSure(story, mention.person) ? mention.person : null
}

/** "Anna, a widow of sixty, ": what somebody is, between commas. */
const APPOSED = new RegExp(
  `^, an? (?:(?:old|young|retired|poor|rich|country|widowed|childless) )?(?<what>${STANDING.source.slice(4, -2)})(?=[,.;:!—]| (?:by|of|in|from)\\b)`,
  'u',
)

function apposed(story: StoryReading): Fact[] {
  const { passage, mentions } = story
  return mentions.flatMap(({ person, start, end, isPossessive }): Fact[] => {
    if (isPossessive || passage.isQuoted(start) || !isSure(story, person) || !isNamed(person) || !isPlain(story, start))
      return []
    const what = APPOSED.exec(passage.plain.slice(end, end + 60))?.groups?.['what']
    return what === undefined ? [] : [traitFact(person, `a ${what}`.replace(/^a (?=[aeio])/, 'an '), start)]
  })
}

/** "Blind Bertha", and "the blind harper" of whoever is called by what they are. */
function attributed(story: StoryReading): Fact[] {
  const { passage, mentions, cast } = story
  const called = mentions
    .filter(({ start }) => !passage.isQuoted(start))
    .flatMap(({ person, start }) => {
      const what = LASTING_BEFORE.exec(passage.plain.slice(Math.max(0, start - 24), start))?.groups?.['what']
      return what === undefined ? [] : [{ person, what, at: start }]
    })
  const roles = cast.people
    .filter((person) => !isNamed(person))
    .flatMap((person) => {
      const noun = person.name.split(' ').at(-1) ?? ''
      const described = new RegExp(`(?<![\\p{L}])[Tt]he (?<what>${LASTING}) (?:old |young )?${noun}(?![\\p{L}-])`, 'gu')
      return passage.sentences.flatMap(({ narration, start }) =>
        [...narration.matchAll(described)].map(({ index, groups }) => ({
          person,
          what: groups?.['what'] ?? '',
          at: start + index,
        })),
      )
    })
  return [...called, ...roles]
    .filter(({ person, at }) => isSure(story, person) && isPlain(story, at))
    .map(({ person, what, at }) => traitFact(person, what.toLowerCase(), at))
}

/** Whether a sentence is told as what happens now, by its verbs: a dream, a tale or a picture is none. */
function isPlain({ claims, sentenceAt }: StoryReading, at: number): boolean {
  const sentence = sentenceAt(at)
  const here = claims.all.filter((claim) => claim.sentence === sentence && !claim.isQuoted)
  return here.length > 0 && here.every(({ frame }) => frame === 'now') && !/\?\W*$/.test(sentence?.narration ?? '')
}
