import type { Script, Shot } from '@skein/contract/script'
import type { VoiceLine } from './voice.port.ts'

/** A line and when its words stand on the screen. */
export interface TimedLine extends VoiceLine {
  /** Seconds from the segment's start. */
  readonly start: number
  readonly end: number
}

/** The words come first, then the voice. */
const LEAD_SECONDS = 0.25
/** Left free behind the last word, so that one shot's voice does not run into the next one's. */
const TAIL_SECONDS = 0.2
const LINES_MAX = 24

/** Everything with a sound of its own: a line without a letter or digit has nothing to say. */
const SPEAKABLE = /[\p{L}\p{N}]/u
/** Quotation marks of the world, which are seen and not heard. */
const QUOTES = /["“”„‟«»‹›「」『』〝〞]/gu

/**
 * What is spoken in a segment: each shot's caption, the words in it that a character says in that character's voice.
 *
 * @param cues the captions on the clock, in the shots' order; a shot without one is silent.
 */
export function narrationLines(
  script: Script,
  shots: readonly { readonly shot: Shot; readonly start: number; readonly end: number }[],
): readonly TimedLine[] {
  const { language } = script
  return shots
    .flatMap(({ shot, start, end }) =>
      mouthsOf(shot).map(({ text, speaker }) => ({
        text,
        speaker,
        language,
        start: start + LEAD_SECONDS,
        end: end - TAIL_SECONDS,
      })),
    )
    .slice(0, LINES_MAX)
}

function mouthsOf({ caption, dialogue }: Shot): readonly { text: string; speaker: string | null }[] {
  const pieces: { text: string; speaker: string | null }[] = []
  let rest = caption
  for (const { entityId, text } of dialogue) {
    const said = text.replaceAll(QUOTES, '').trim()
    const at = said === '' || entityId === null ? -1 : rest.indexOf(said)
    if (at < 0) continue
    pieces.push({ text: rest.slice(0, at), speaker: null }, { text: said, speaker: entityId })
    rest = rest.slice(at + said.length)
  }
  pieces.push({ text: rest, speaker: null })
  return pieces
    .map(({ text, speaker }) => ({ text: text.replaceAll(QUOTES, ' ').replaceAll(/\s+/g, ' ').trim(), speaker }))
    .filter(({ text }) => SPEAKABLE.test(text))
}
