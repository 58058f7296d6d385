import type { Bible } from '@skein/contract/bible'
import type { DialogueLine, Shot } from '@skein/contract/script'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { findSpeech, spokenWords } from '#reading/find-speech.ts'
import { shapeText } from './shape-text.ts'

export interface Speaker {
  readonly entityId: string
  readonly name: string
}
/** A stretch of a shot's words that is read at one go: the narrator's, or one person's. */
export interface Utterance {
  readonly text: string
  readonly speaker: Speaker | null
}

const NAME_LENGTH_MAX = 40
/** "she asked him softly": longer than this, and it tells more than who speaks. */
const ATTRIBUTION_WORDS_MAX = 5
/** What goes on with the sentence of a speech is read along with it, up to this length. */
const REST_LENGTH_MAX = 64
/** Scripts without capitals do not show whether a sentence goes on; only a short remark is taken to. */
const UNCASED_REST_LENGTH_MAX = 16

const lettersOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whose line it is: the caption may have shortened what the dialogue has in full. */
function lineOf(words: string, dialogue: readonly DialogueLine[]): DialogueLine | undefined {
  const said = lettersOf(words)
  if (said === '') return undefined
  const lines = dialogue.map((line) => ({ line, letters: lettersOf(line.text) }))
  const found =
    lines.find(({ letters }) => letters === said) ??
    lines.find(({ letters }) => letters !== '' && (letters.includes(said) || said.includes(letters)))
  return found?.line
}

/** Whether narration after a speech ends the speech's own sentence. */
function goesOn(text: string): boolean {
  if (/^\p{Lu}/u.test(text)) return false
  return text.length <= (/\p{Ll}/u.test(text) ? REST_LENGTH_MAX : UNCASED_REST_LENGTH_MAX)
}

/** "said Mara": needless once the name stands over the words. Known in English only; elsewhere it stays. */
function isAttribution(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? []
  return (
    words.length <= ATTRIBUTION_WORDS_MAX &&
    !/[,;:—–]\s*\p{L}/u.test(text) &&
    words.some((word) => SPEECH_VERBS.has(word.toLowerCase()))
  )
}

/** Two stretches of one speech as one, its attribution gone: “Go,” said Mara. “Now.” becomes “Go. Now.” */
function joinSpeech(before: string, attribution: string, after: string): string {
  const opening = /[”»」』"]$/u.test(before) && /^[“„«「『"]/u.test(after)
  const [first, second] = opening ? [before.slice(0, -1), after.slice(1)] : [before, after]
  return `${endSpeech(first, attribution)} ${second}`
}

/** A comma before a dropped attribution becomes the full stop that the attribution had. */
function endSpeech(speech: string, attribution: string): string {
  return attribution.trim().endsWith(',') ? speech : speech.replace(/,(?=[”"»]?$)/u, '.')
}

/** A stretch of the caption, and the space before it as it was written. */
interface Fragment extends Utterance {
  readonly space: string
}

function fragmentsOf(
  caption: string,
  dialogue: readonly DialogueLine[],
  speakerOf: (line: DialogueLine) => Speaker | null,
): readonly Fragment[] {
  const fragments: Fragment[] = []
  let at = 0
  const take = (end: number, speaker: Speaker | null) => {
    const text = caption.slice(at, end)
    const before = /\s$/.test(caption.slice(0, at)) || /^\s/.test(text)
    fragments.push({ text: text.trim(), speaker, space: before ? ' ' : '' })
    at = end
  }
  for (const span of findSpeech(caption)) {
    const line = lineOf(spokenWords(caption, span), dialogue)
    const speaker = line ? speakerOf(line) : null
    if (!speaker) continue
    take(span.start, null)
    take(span.end, speaker)
  }
  take(caption.length, null)
  return fragments.filter(({ text }) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text))
}

function settle(fragments: readonly Fragment[]): readonly Utterance[] {
  const settled: Utterance[] = []
  let dropped: string | null = null
  const closeSpeech = () => {
    const last = settled.at(-1)
    if (dropped !== null && last?.speaker) settled[settled.length - 1] = { ...last, text: endSpeech(last.text, '.') }
    dropped = null
  }
  for (const [index, fragment] of fragments.entries()) {
    const last = settled.at(-1)
    const next = fragments[index + 1]
    if (fragment.speaker) {
      if (last?.speaker && last.speaker.entityId === fragment.speaker.entityId) {
        settled[settled.length - 1] = { ...last, text: joinSpeech(last.text, dropped ?? ',', fragment.text) }
        dropped = null
      } else {
        closeSpeech()
        settled.push({ text: fragment.text, speaker: fragment.speaker })
      }
    } else if ((last?.speaker ?? next?.speaker) && isAttribution(fragment.text)) dropped = fragment.text
    else if (last?.speaker && goesOn(fragment.text))
      settled[settled.length - 1] = { ...last, text: `${last.text}${fragment.space}${fragment.text}` }
    else {
      closeSpeech()
      settled.push({ text: fragment.text, speaker: null })
    }
  }
  closeSpeech()
  return settled
}

/**
 * A shot's caption as a viewer reads it: narration, and speech with its speaker. The caption says which words are shown,
 * the dialogue whose they are; a line the caption leaves out is not shown.
 */
export function utterancesOf(
  { caption, dialogue }: Pick<Shot, 'caption' | 'dialogue'>,
  { characters }: Pick<Bible, 'characters'>,
): readonly Utterance[] {
  const text = shapeText(caption)
  if (text === '') return []
  const speakerOf = ({ entityId }: DialogueLine): Speaker | null => {
    const name = shapeText(characters.find((one) => one.entityId === entityId)?.canonicalName ?? '', NAME_LENGTH_MAX)
    return entityId === null || name === '' ? null : { entityId, name }
  }
  if (findSpeech(text).length === 0) {
    // A model may give a line of dialogue as the caption, without its marks.
    const whole = dialogue.find((line) => lettersOf(line.text) === lettersOf(text))
    return [{ text, speaker: whole ? speakerOf(whole) : null }]
  }
  return settle(fragmentsOf(text, dialogue, speakerOf))
}

const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
/** Eyes need a moment for anything new, however short. */
const TURN_LETTERS = 14

/** How long a text takes to read beside others, in letters of an alphabet. */
export const readingWeight = (text: string): number => text.length + (text.match(DENSE)?.length ?? 0) + TURN_LETTERS
