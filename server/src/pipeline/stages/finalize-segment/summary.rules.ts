/** Segments the storyteller usually sees whole; only what lies before them is summarised. */
export const SEGMENTS_TOLD_WHOLE = 5
/** About 1,500 tokens: a summary must leave room for the segments themselves. */
const SUMMARY_LENGTH_MAX = 6_000
const LINE_LENGTH_MAX = 240
const LINE_LENGTH_MIN = 40

/** One line of the summary: the segment it stands for, and its logline. */
export interface SummaryLine {
  readonly sequence: number
  readonly logline: string
}

const LINE = /^(\d+)\. (.*)$/

/** The lines of a stored summary; anything that is not one of ours is left out. */
export function readSummary(summary: string): SummaryLine[] {
  return summary.split('\n').flatMap((line) => {
    const [, sequence, logline] = LINE.exec(line) ?? []
    return sequence === undefined || logline === undefined ? [] : [{ sequence: Number(sequence), logline }]
  })
}

/**
 * Adds a segment to the rolling summary. The summary stays within its bound for ever: lines get shorter as the story
 * gets longer, and once they cannot, every second line of the older half goes, beginning and present staying denser.
 */
export function extendSummary(summary: string, next: SummaryLine): { summary: string; covered: number[] } {
  const known = readSummary(summary)
  const covered = known.some(({ sequence }) => sequence === next.sequence) ? known : [...known, next]
  const lines = thinOut(covered)
  const room = Math.max(LINE_LENGTH_MIN, Math.min(LINE_LENGTH_MAX, Math.floor(SUMMARY_LENGTH_MAX / lines.length) - 8))
  return {
    summary: lines.map(({ sequence, logline }) => `${sequence}. ${shorten(logline, room)}`).join('\n'),
    covered: lines.map(({ sequence }) => sequence),
  }
}

function thinOut(lines: readonly SummaryLine[]): readonly SummaryLine[] {
  const linesMax = Math.floor(SUMMARY_LENGTH_MAX / (LINE_LENGTH_MIN + 8))
  if (lines.length <= linesMax) return lines
  const half = Math.floor(lines.length / 2)
  return lines.filter((_, index) => index === 0 || index >= half || index % 2 === 0)
}

function shorten(text: string, lengthMax: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= lengthMax) return line
  const cut = line.slice(0, lengthMax - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > lengthMax / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`
}
