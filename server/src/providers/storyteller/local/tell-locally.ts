import { LRUCache } from 'lru-cache'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import type { BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import type { StoryContext } from '../storyteller.port.ts'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { assignSpeakers } from './assign-speakers.ts'
import { readingSpeed } from './caption.ts'
import { CastDirectory } from './cast-directory.ts'
import { chooseEvent } from './choose-event.ts'
import { settleFacts } from './facts/settle-facts.ts'
import { condense } from './condense.ts'
import { filmShots, type SeenSentence, weightOf } from './film-shots.ts'
import { findDialogue, linesIn } from './find-dialogue.ts'
import { findPeople } from './find-people.ts'
import { findProps } from './find-props.ts'
import { genderOfPhrase, roleNamed, type RolePhrase, rolesIn } from './find-roles.ts'
import { detectLanguage } from '#reading/language.ts'
import { findNames } from './tongues/find-names.ts'
import { planShots } from './plan-shots.ts'
import { proposeOperations } from './propose-operations.ts'
import { CastReader, FIRST_PERSON } from './reading-cast.ts'
import { type ReadSentence, readSentences } from './read-sentence.ts'
import { joinSentences, readText } from './read-text.ts'
import { SettingReader } from './reading-setting.ts'
import { writeNotes } from './write-notes.ts'

const LOGLINE_LENGTH_MIN = 40
const LOGLINE_LENGTH_MAX = 160
/** A text brings in some people; a chronicle of a hundred trades would only fill the bible. */
const NEWCOMERS_MAX = 12
/** Speeches run over segments: who listens was named a while ago. */
const SEGMENTS_REMEMBERED = 4
/** "The man" who acts once beside people with names is nobody of the story. */
const DEEDS_OF_SOMEBODY = 2
/** Whom a "she" that settles something means was named in one of these. */
const SEGMENTS_SETTLING = 2
const NARRATED_SHARE = 0.2
const FEW_SENTENCES = 6
const ASIDE_SHARE = 0.12
const SPEAKS_AS_I = new RegExp(`\\bI (?:${[...SPEECH_VERBS].join('|')})\\b|\\b(?:${[...SPEECH_VERBS].join('|')}) I\\b`)
const SAYS_I = /(?<![\p{L}’'-])I(?![\p{L}-])|(?<=^|[.!?] )i(?= )/u

/**
 * Turns a text into a script and bible changes, deterministically and without leaving the machine.
 *
 * @param writtenIn the language its writer says it is in, a BCP 47 primary subtag; detected when left out.
 */
export function tellLocally(
  text: string,
  context: StoryContext,
  writtenIn?: string,
): { script: Script; operations: BibleOperation[] } {
  const reading = readText(text)
  const whole = reading.paragraphs.map((paragraph) => paragraph.text).join('\n')
  const language = writtenIn ?? detectLanguage(whole)
  const read = readSentences(reading.sentences, languageOrEnglish(language))
  const directory = meetPeople(read, context)
  const setting = new SettingReader(context)
  const { seen, before } = see(
    { read, paragraphs: reading.paragraphs, language: languageOrEnglish(language) },
    directory,
    setting,
    context,
  )
  const plan = planShots(
    seen.map((one) => ({
      length: one.sentence.text.length,
      opensBeat: one.sentence.start === 0 || one.movesTo,
      weight: weightOf(one),
    })),
    readingSpeed(whole),
  )
  const shots = filmShots(seen, plan.shots, before)
  const script: Script = {
    logline: writeLogline(read),
    language,
    durationSeconds: plan.durationSeconds,
    shots,
    notes: writeNotes({ text: whole, language, hadMarkup: reading.hadMarkup, isPlaceKnown: setting.isKnown, shots }),
  }
  const after = applyOperations(context.bible, directory.operations, { segmentNumber: 1 }).bible
  const recentTexts = context.recentSegments.slice(-SEGMENTS_SETTLING).map((segment) => segment.text)
  const operations = proposeOperations({
    bible: context.bible,
    people: directory.operations,
    facts: language === 'en' ? settleFacts(text, after, recentTexts) : [],
    namedPlaces: setting.namedPlaces,
    event: chooseEvent(read),
    began: context.recentSegments.at(-1)?.endsIn ?? null,
    endsIn: setting.now,
    isTimeTold: setting.isTimeTold,
    script,
  })
  return { script, operations }
}

/** The beginning says best what a piece is about; an interjection alone says nothing. */
function writeLogline(read: readonly ReadSentence[]): string {
  const enough = read.findIndex((_, index) => joinSentences(read.slice(0, index + 1)).length >= LOGLINE_LENGTH_MIN)
  return condense(joinSentences(read.slice(0, enough === -1 ? read.length : enough + 1)), LOGLINE_LENGTH_MAX)
}

/** A word or two in Latin letters are read as English: its rules need capitals and verbs and find nothing elsewhere. */
function languageOrEnglish(language: string): string {
  return language === 'und' ? 'en' : language
}

function meetPeople(read: readonly ReadSentence[], { bible }: StoryContext): CastDirectory {
  const directory = new CastDirectory(bible)
  const isEnglish = read.some(({ tokens }) => tokens.length > 0)
  const people = isEnglish
    ? findPeople(read)
    : findNames(read, read[0]?.tongue ?? null).map((written) => ({ written, isActing: true }))
  for (const { written, isActing } of people) directory.meet(written, { isActing })
  if (!isEnglish) return directory
  if (isFirstPerson(read)) directory.meetNarrator()
  const genders = new Set(
    directory.namedIn(read.map(({ text }) => text).join(' ')).map((one) => directory.genderOf(one)),
  )
  const phrases = read.flatMap(rolesIn).filter(({ isSpoken }) => !isSpoken)
  const deeds = new Map<string, number>()
  for (const { name, isActing } of phrases) if (isActing) deeds.set(name, (deeds.get(name) ?? 0) + 1)
  // Where nobody else is, even "a man" who does one thing is who the text is about.
  const isAlone = genders.size === 0
  const brought = new Set(phrases.filter(({ isNew }) => isNew).map(({ noun }) => noun))
  for (const phrase of phrases) {
    const isKnownByName = phrase.isGeneric && !brought.has(phrase.noun) && genders.has(genderOfPhrase(phrase.noun))
    const isSomebody = !phrase.isVague || isAlone || (deeds.get(phrase.name) ?? 0) >= DEEDS_OF_SOMEBODY
    if (phrase.isActing && isSomebody && !isKnownByName && directory.operations.length < NEWCOMERS_MAX)
      directory.meetRole(phrase)
  }
  return directory
}

/** An author's aside in a tale of others is no scene of the author's. */
function isNarrated(read: readonly ReadSentence[]): boolean {
  const own = read.filter(({ narration }) => FIRST_PERSON.test(narration))
  return own.length >= read.length * ASIDE_SHARE || own.some(({ narration }) => SPEAKS_AS_I.test(narration))
}

/** Every continuation reads the last segments again; the tags of the same words stay the same. */
const readBefore = new LRUCache<string, readonly ReadSentence[]>({ max: 12 })

function readAgain(text: string, language: string): readonly ReadSentence[] {
  const key = `${language}|${text}`
  const known = readBefore.get(key) ?? readSentences(readText(text).sentences, language)
  readBefore.set(key, known)
  return known
}

/** "Said the lady": whoever "she" meant just then. */
function meantByRole(
  role: RolePhrase,
  meant: { readonly he: string | null; readonly she: string | null } | undefined,
): string | null {
  const gender = role.isGeneric ? genderOfPhrase(role.noun) : null
  return gender === null ? null : ((gender === 'male' ? meant?.he : meant?.she) ?? null)
}

/** A stray "I" is a line whose quotation marks went missing. */
function isFirstPerson(read: readonly ReadSentence[]): boolean {
  const saying = read.filter(({ narration }) => SAYS_I.test(narration)).length
  return saying >= 2 ? saying >= read.length * NARRATED_SHARE : saying > 0 && read.length <= FEW_SENTENCES
}

function see(
  told: {
    readonly read: readonly ReadSentence[]
    readonly paragraphs: Parameters<typeof findDialogue>[0]
    readonly language: string
  },
  directory: CastDirectory,
  setting: SettingReader,
  context: StoryContext,
): { readonly seen: SeenSentence[]; readonly before: readonly string[] } {
  const { read, paragraphs, language } = told
  const before = context.recentSegments
    .slice(-SEGMENTS_REMEMBERED)
    .flatMap((segment) => readAgain(segment.text, language))
  const cast = new CastReader(directory, { before, isFirstPerson: directory.narrator !== null && isNarrated(read) })
  const present = cast.present
  const forms = directory.writtenForms()
  setting.begin(read)
  const meantBy = new Map<number, { he: string | null; she: string | null }>()
  const placed = read.map((sentence) => {
    const acting = cast.read(sentence)
    meantBy.set(sentence.paragraph, { he: cast.resolve('he'), she: cast.resolve('she') })
    const owner = (pronoun: string): string | null => {
      const entityId = cast.resolve(pronoun)
      return entityId === null ? null : (directory.nameOf(entityId) ?? null)
    }
    return { ...setting.read(sentence, owner), acting, props: findProps(sentence) }
  })
  const attributed = findDialogue(
    paragraphs,
    (who, paragraph) => {
      if (who === 'he' || who === 'she') return meantBy.get(paragraph)?.[who] ?? null
      if (who === 'I') return directory.narrator
      const name = who.replace(/[.'’]+$/, '')
      const proper = /\p{Lu}.*$/u.exec(name.replace(/^(?:The|A|My|His|Her)\s/, ''))?.[0] ?? ''
      const named = forms.get(name) ?? forms.get(name.replace(/^The /, 'the ')) ?? forms.get(proper) ?? null
      if (named !== null || !/^(?:the|an?|my|his|her|our|their)\s/i.test(name)) return named
      const role = roleNamed(name)
      return role === null ? null : (directory.called(role) ?? meantByRole(role, meantBy.get(paragraph)))
    },
    read[0]?.tongue ?? null,
  )
  const isCalled = (words: string, entityId: string): boolean =>
    [...forms].some(([form, holder]) => holder === entityId && words.includes(form))
  const lines = assignSpeakers(attributed, present, isCalled)
  const seen = placed.map((one) => ({ ...one, lines: linesIn(lines, one.sentence) }))
  const isAnybodyThere =
    present.length > 0 ||
    seen.some((one) => one.acting.length > 0 || one.lines.some(({ entityId }) => entityId !== null))
  if (!isAnybodyThere) return { seen, before: cast.talkedOf }
  return { seen, before: seen[0]?.movesTo === true ? [] : present }
}
