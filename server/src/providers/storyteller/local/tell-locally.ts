import type { BibleOperation } from '@skein/contract/bible'
import type { Script, Shot } from '@skein/contract/script'
import type { StoryContext } from '../storyteller.port.ts'
import { captionFor, readingSpeed } from './caption.ts'
import { CastDirectory } from './cast-directory.ts'
import { chooseCamera } from './choose-camera.ts'
import { chooseEvent, eventfulness } from './choose-event.ts'
import { condense } from './condense.ts'
import { findDialogue, linesIn, type SpokenLine } from './find-dialogue.ts'
import { findMood } from './find-mood.ts'
import { findPeople } from './find-people.ts'
import { findProps } from './find-props.ts'
import { detectLanguage } from '#reading/language.ts'
import { planShots } from './plan-shots.ts'
import { proposeOperations } from './propose-operations.ts'
import { type Acting, CastReader } from './reading-cast.ts'
import { type ReadSentence, readSentences } from './read-sentence.ts'
import { joinSentences, readText } from './read-text.ts'
import { type PlacedSentence, SettingReader } from './reading-setting.ts'
import { writeNotes } from './write-notes.ts'

const LOGLINE_LENGTH_MIN = 40
const LOGLINE_LENGTH_MAX = 160
const ACTION_LENGTH_MAX = 400
const CAST_MAX = 6
const DIALOGUE_MAX = 4
const PROPS_MAX = 6

/** A sentence with everything that was read from it. */
interface SeenSentence extends PlacedSentence {
  readonly acting: readonly Acting[]
  readonly lines: readonly SpokenLine[]
  readonly props: readonly string[]
}

/** Turns a text into a script and bible changes, deterministically and without leaving the machine. */
export function tellLocally(text: string, context: StoryContext): { script: Script; operations: BibleOperation[] } {
  const reading = readText(text)
  const whole = reading.paragraphs.map((paragraph) => paragraph.text).join('\n')
  const language = detectLanguage(whole)
  const read = readSentences(reading.sentences, languageOrEnglish(language))
  const directory = meetPeople(read, context)
  const setting = new SettingReader(context)
  const seen = see(read, reading.paragraphs, directory, setting, context)
  const plan = planShots(
    seen.map(({ sentence, movesTo }) => ({ length: sentence.text.length, opensBeat: sentence.start === 0 || movesTo })),
    readingSpeed(whole),
  )
  const shots = film(
    plan.shots.map((shot) => ({ seen: seen.slice(shot.from, shot.to), seconds: shot.durationSeconds })),
  )
  const script: Script = {
    logline: writeLogline(read),
    language,
    durationSeconds: plan.durationSeconds,
    shots,
    notes: writeNotes({ text: whole, language, hadMarkup: reading.hadMarkup, isPlaceKnown: setting.isKnown, shots }),
  }
  const operations = proposeOperations({
    bible: context.bible,
    people: directory.operations,
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
  for (const written of findPeople(read)) directory.meet(written, '')
  return directory
}

function see(
  read: readonly ReadSentence[],
  paragraphs: Parameters<typeof findDialogue>[0],
  directory: CastDirectory,
  setting: SettingReader,
  context: StoryContext,
): SeenSentence[] {
  const before = context.recentSegments
    .slice(-1)
    .flatMap((segment) => readSentences(readText(segment.text).sentences, 'none'))
  const cast = new CastReader(directory, before)
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
  const lines = findDialogue(paragraphs, (who, paragraph) =>
    who === 'he' || who === 'she'
      ? (meantBy.get(paragraph)?.[who] ?? null)
      : (forms.get(who.replace(/[.'’]+$/, '')) ?? null),
  )
  return placed.map((one) => ({ ...one, lines: linesIn(lines, one.sentence) }))
}

function film(beats: readonly { seen: readonly SeenSentence[]; seconds: number }[]): Shot[] {
  const shots: Shot[] = []
  for (const [index, { seen, seconds }] of beats.entries()) {
    const setting = (seen.find(({ movesTo }) => movesTo) ?? seen[0])?.place
    if (setting === undefined) continue
    const text = joinSentences(seen.map(({ sentence }) => sentence))
    const dialogue = seen.flatMap(({ lines }) => lines).slice(0, DIALOGUE_MAX)
    const cast = castOf(seen)
    const props = [...new Set(seen.flatMap((sentence) => sentence.props))].slice(0, PROPS_MAX)
    const mood = seen.some(({ sentence }) => sentence.tokens.length > 0) ? findMood(text) : 'calm'
    const before = shots.at(-1) ?? null
    const camera = chooseCamera(
      {
        isFirst: index === 0,
        isLast: index === beats.length - 1,
        isOnly: beats.length === 1,
        isNewPlace: before !== null && before.setting.place !== setting.place,
        hasSpeech: dialogue.length > 0,
        speakers: new Set(dialogue.map(({ entityId }) => entityId)).size,
        cast,
        props,
        mood,
      },
      before?.camera ?? null,
    )
    shots.push({
      durationSeconds: seconds,
      camera,
      setting: { ...setting },
      mood,
      cast,
      action: condense(text, ACTION_LENGTH_MAX),
      dialogue: dialogue.map(({ entityId, text: words }) => ({ entityId, text: words })),
      caption: captionFor(
        seen.map(({ sentence, acting, lines }) => ({
          text: sentence.text,
          opening: sentence.opening,
          closing: sentence.closing,
          weight: eventfulness(sentence) + acting.length + (lines.length > 0 ? 1.5 : 0),
        })),
        seconds,
      ),
      props,
    })
  }
  return shots
}

function castOf(seen: readonly SeenSentence[]): Shot['cast'] {
  const cast = new Map<string, Acting>()
  const add = (acting: Acting): void => {
    const known = cast.get(acting.entityId)
    cast.set(acting.entityId, {
      entityId: acting.entityId,
      pose: known?.pose ?? acting.pose,
      expression: known?.expression ?? acting.expression,
      prop: known?.prop ?? acting.prop,
    })
  }
  for (const { acting, lines } of seen) {
    for (const one of acting) add(one)
    for (const { entityId } of lines) if (entityId !== null) add({ entityId, pose: null, expression: null, prop: null })
  }
  return [...cast.values()].slice(0, CAST_MAX).map(({ entityId, pose, expression, prop }) => ({
    entityId,
    pose: pose ?? (prop === null ? 'stand' : 'hold'),
    expression: expression ?? 'neutral',
    prop,
  }))
}
