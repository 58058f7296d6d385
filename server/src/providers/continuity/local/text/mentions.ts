import { KIN_WORD, kinOf } from '../facts/kin-of.ts'
import type { Passage } from './passage.ts'
import { type Cast, type Person, personCalled } from './people.ts'

/** A place where the text calls somebody of the bible by a name. */
export interface Mention {
  readonly person: Person
  readonly start: number
  readonly end: number
  readonly written: string
  readonly isPossessive: boolean
}

const MENTION_COUNT_MAX = 600
/** "Charles Street", "Tunde Bakare", "Bram the Elder": the name goes on, and is somebody or something else's. */
const GOES_ON =
  /^(?:[ -](?!(?:I|And|But|The|He|She|It|They|We|You|Then|When|If|So|No|Yes|Not|What|Why|How|Who|Where)\b)\p{Lu}[\p{Ll}'’]+| the (?:Elder|Younger|Great|First|Second|Third)|, (?:Jr|Junior|Senior)\b)/u
const ANOTHER_BEFORE =
  /(?:\b(?:another|other|second|new|different|wrong|St\.?|Saint|a|an|no|any|two|every|which|younger|elder) |\b(?:Mount|Lake|Port|Fort|Cape) |\b(?:two|three|many) \p{Ll}+ )$/u
const NAMESAKE =
  /\b(?:(?:name|christened|baptised|baptized)\b(?:(?! of the)[^.?!]){0,50}\b(?:was|being|is)|(?:call|nam|christen|baptis|baptiz)(?:ed|ing) (?:him|her|it|them|the (?:baby|boy|girl|child|dog|cat|horse|mare|pup|ship|boat)|after|for)|named (?:after|for|in memory of)|called (?:after|for)|namesakes?|no relation|same name|shared? (?:the|a|his|her) name|not (?:that|the same|our)|(?:also|too) (?:called|named)|of that name)\b/i

/** Every place where the cast is named; names that turn out to be somebody else's are left out. */
export function findMentions({ plain }: Passage, cast: Cast): Mention[] {
  if (cast.pattern === null) return []
  const found: Mention[] = []
  for (const { index, 0: written } of plain.matchAll(cast.pattern)) {
    const person = personCalled(cast, written)
    const end = index + written.length
    if (person === null) continue
    if (found.length >= MENTION_COUNT_MAX) break
    const [before, after] = [plain.slice(Math.max(0, index - 20), index), plain.slice(end, end + 30)]
    if (isSomebodyElse(person, written, before, after)) continue
    found.push({
      person,
      start: index,
      end,
      written,
      isPossessive: /^['’]s?(?![\p{L}])/u.test(after) && !/^['’]s? (?:been|not|got|never)\b/.test(after),
    })
  }
  return found
}

const KIN_OF_NAME = new RegExp(
  `^['’]s? (?:(?:late|own|old|dear|poor|elder|older|younger|big|little) )?(${KIN_WORD})(?![\\p{L}-])`,
  'u',
)

/** "Kev's dad": somebody of the bible called by what they are to another. Only where the bible has one such person. */
export function findKinMentions({ plain }: Passage, cast: Cast, mentions: readonly Mention[]): Mention[] {
  return mentions.flatMap(({ person, start, end, isPossessive }): Mention[] => {
    const match = isPossessive ? KIN_OF_NAME.exec(plain.slice(end, end + 40)) : null
    const kin = match === null ? [] : kinOf(cast, person, match[1] ?? '')
    const [only] = kin
    if (match === null || only === undefined || kin.length > 1) return []
    const until = end + match[0].length
    // "Kev's dad Len", "Anne's brother Charles": the name that follows speaks for itself.
    if (/^,? \p{Lu}/u.test(plain.slice(until, until + 4))) return []
    return [
      {
        person: only,
        start,
        end: until,
        written: plain.slice(start, until),
        isPossessive: /^['’]s?(?![\p{L}])/u.test(plain.slice(until, until + 3)),
      },
    ]
  })
}

function isSomebodyElse(person: Person, written: string, before: string, after: string): boolean {
  const isTitled = /^(?:the|her|his|old|young) /i.test(written)
  const next = GOES_ON.exec(after)?.[0]
  if (next !== undefined && !isTitled && person.family !== withoutOwner(next.trim())) return true
  if (isTitled) return false
  const title = /(\p{Lu}\p{Ll}+\.?) $/u.exec(before)?.[1]
  if (ANOTHER_BEFORE.test(before)) return true
  // "Peter Vane" is not Harriet Vane.
  const isFamilyAlone = written === person.family && written !== person.name
  return (
    isFamilyAlone &&
    title !== undefined &&
    !person.forms.some((form) => form.includes(title)) &&
    !isTitleWord(title) &&
    !/[.!?”"]\s$/u.test(before.slice(0, -title.length))
  )
}

function isTitleWord(word: string): boolean {
  return /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Captain|Old|Young|Poor|Dear|And|But|Then|When|So|If|While|As|Inspector|Sergeant|Professor|Doctor|Aunt|Uncle|Father|Mother|Brother|Sister)\.?$/.test(
    word,
  )
}

/** People whose name the text also gives to somebody or something new: nothing said of the name is certain then. */
export function findNamesakes({ sentences, plain }: Passage, mentions: readonly Mention[]): ReadonlySet<string> {
  const shared = new Set(
    [...new Set(mentions.map(({ person }) => person))]
      .filter(({ forms }) =>
        forms.some((form) =>
          new RegExp(
            `\\b(?:an?|another|a second|a new|the other|the new|a different|two|three|(?:came on|went|dressed(?: up)?|played|appear(?:s|ed)?|acted|cast|made up|got up|done up|billed|sang|stood in) as|the part of|understudy for|playing) (?:the )?${form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?:s|es)?\\b`,
            'u',
          ).test(plain),
        ),
      )
      .map(({ entityId }) => entityId),
  )
  // "Queen Sigrid" is a tale's, where the bible has plain Sigrid.
  for (const { person, start, written } of mentions) {
    const title = /\b(Queen|King|Prince|Princess|Saint|St|Lady|Lord|Sir|Emperor|Empress|Pope|Baby|Little)\.? $/u.exec(
      plain.slice(Math.max(0, start - 12), start),
    )?.[1]
    if (title !== undefined && !written.startsWith(title) && !JSON.stringify(person.character).includes(title))
      shared.add(person.entityId)
  }
  // "Ronnie Sugden" makes every Ronnie of the text doubtful.
  for (const person of new Set(mentions.map(({ person: one }) => one)))
    if (person.forms.some((form) => bearsAnotherName(plain, form, person))) shared.add(person.entityId)
  for (const { text, start, end } of sentences) {
    if (!NAMESAKE.test(text)) continue
    const sign = NAMESAKE.exec(text)
    for (const { person, start: at, written } of mentions) {
      const isNear = sign !== null && Math.abs(at - (start + sign.index)) < 90
      if (at >= start && at < end && isNear && !/^(?:the|her|his) /i.test(written)) shared.add(person.entityId)
    }
  }
  return shared
}

function bearsAnotherName(plain: string, form: string, { forms, family }: Person): boolean {
  if (form.includes(' ') || !/^\p{Lu}/u.test(form)) return false
  const pattern = new RegExp(
    `(?<![\\p{L}])${form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')} (\\p{Lu}[\\p{Ll}'’]{2,})(?![\\p{L}])`,
    'gu',
  )
  return [...plain.matchAll(pattern)]
    .map(({ 1: next = '' }) => withoutOwner(next))
    .some(
      (next) =>
        next !== family &&
        !forms.some((one) => one.includes(next)) &&
        !/^(?:I|And|But|The|He|She|It|They|We|You|Then|When|If|So|No|Yes|Not|What|Why|How|Who|Where)$/.test(next),
    )
}

/** "Piet Maes's boat" is Piet Maes's, no other Piet's. */
function withoutOwner(word: string): string {
  return word.replace(/['’]s?$/u, '')
}
