/** Seconds from the start of whatever the file belongs to. */
export interface Cue {
  readonly start: number
  readonly end: number
  readonly text: string
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

/** A whole WebVTT file (W3C WebVTT, section 4). Cues without words or without length are left out. */
export function webVtt(cues: readonly Cue[]): string {
  const blocks = cues
    .filter((cue) => cueText(cue.text) !== '' && Math.round(cue.end * 1000) > Math.round(cue.start * 1000))
    .map((cue, index) => `${index + 1}\n${clock(cue.start)} --> ${clock(cue.end)}\n${cueText(cue.text)}\n`)
  return ['WEBVTT\n', ...blocks].join('\n')
}
