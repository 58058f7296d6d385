import { spriteTiles, TILE } from './sprite.rules.ts'

/** Seconds from the start of whatever the file belongs to. */
export interface Cue {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Who speaks, where that is known. */
  readonly voice?: string
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0')

function clock(seconds: number): string {
  const milliseconds = Math.round(Math.max(0, seconds) * 1000)
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${String(
    milliseconds % 1000,
  ).padStart(3, '0')}`
}

/**
 * Story text as WebVTT cue text. `&`, `<` and `>` are escaped so that text can neither become markup nor spell `-->`; line
 * breaks are joined, because an empty line would end the cue early.
 */
function cueText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

/** The words in a voice span when somebody is known to speak them (section 4.2.2); its name cannot end the tag early. */
function payload({ text, voice = '' }: Cue): string {
  const name = cueText(voice).replaceAll(/\s+/g, ' ')
  return name === '' ? cueText(text) : `<v ${name}>${cueText(text)}`
}

/**
 * Cues as the blocks of a WebVTT file (W3C WebVTT, section 4), each with the empty line before it. Cues without words or
 * without length are left out.
 *
 * @param before how many cues the file has already: they are numbered through.
 */
export function cueBlocks(cues: readonly Cue[], before = 0): { readonly text: string; readonly count: number } {
  const blocks = cues
    .filter((cue) => cueText(cue.text) !== '' && Math.round(cue.end * 1000) > Math.round(cue.start * 1000))
    .map((cue, index) => `\n${before + index + 1}\n${clock(cue.start)} --> ${clock(cue.end)}\n${payload(cue)}\n`)
  return { text: blocks.join(''), count: blocks.length }
}

/** A WebVTT file of such blocks. */
export function webVttOf(blocks: string): string {
  return `WEBVTT\n${blocks}`
}

/**
 * One segment's cues as a WebVTT file that can also stand in a subtitle rendition: it says that its own zero is the zero
 * of the segment's media (RFC 8216, section 3.5).
 */
export function segmentCaptions(cues: readonly Cue[]): string {
  return `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n${cueBlocks(cues).text}`
}

/** A segment's previews as a WebVTT file: for each span of time a rectangle of its sprite sheet (Media Fragments, xywh). */
export function thumbnails(spriteName: string, durationSeconds: number): string {
  const blocks = spriteTiles(durationSeconds).map(
    ({ start, end, x, y }) =>
      `\n${clock(start)} --> ${clock(end)}\n${spriteName}#xywh=${x},${y},${TILE.width},${TILE.height}\n`,
  )
  return webVttOf(blocks.join(''))
}
