import type { SpokenLine } from './find-dialogue.ts'

/** How many paragraphs without a word spoken a conversation survives. */
const PAUSE_MAX = 1

/**
 * Gives lines without attribution to whoever must be speaking: a speech that runs over paragraphs keeps its speaker, and
 * two people take turns. Nobody answers a call of their own name.
 *
 * @param present who stood there before the text begins, the latest last.
 * @param isCalled whether the words address somebody by name.
 */
export function assignSpeakers(
  lines: readonly SpokenLine[],
  present: readonly string[],
  isCalled: (words: string, entityId: string) => boolean,
): SpokenLine[] {
  const settled = turnsOf(lines)
  takeTurns(settled, present, isCalled)
  takeTurns(settled.toReversed(), [], isCalled)
  return settled.flatMap(({ lines: own, speaker }) =>
    own.map((line) => (line.entityId === null && speaker !== null ? { ...line, entityId: speaker } : line)),
  )
}

interface Turn {
  readonly lines: SpokenLine[]
  readonly paragraph: number
  words: string
  speaker: string | null
}

function turnsOf(lines: readonly SpokenLine[]): Turn[] {
  const turns: Turn[] = []
  for (const line of lines) {
    const before = turns.at(-1)
    const isNew = before === undefined || before.paragraph !== line.paragraph || line.isAnswer || isOther(before, line)
    if (!isNew) {
      before.lines.push(line)
      before.words += ` ${line.text}`
      before.speaker ??= line.entityId
      continue
    }
    const speaker = line.entityId ?? (line.goesOn ? (before?.speaker ?? null) : null)
    turns.push({ lines: [line], paragraph: line.paragraph, words: line.text, speaker })
  }
  return turns
}

function isOther({ speaker }: Turn, { entityId }: SpokenLine): boolean {
  return speaker !== null && entityId !== null && speaker !== entityId
}

/** The other one of the last two answers; with one known speaker, whoever else is there. */
function takeTurns(
  turns: readonly Turn[],
  present: readonly string[],
  isCalled: (words: string, entityId: string) => boolean,
): void {
  let recent = present.slice(-2)
  let before: Turn | null = null
  for (const turn of turns) {
    const isAnswer = before !== null && Math.abs(turn.paragraph - before.paragraph) <= PAUSE_MAX + 1
    if (turn.speaker === null && before !== null && isAnswer) {
      const last = before.speaker
      const other = last === null ? null : (recent.findLast((entityId) => entityId !== last) ?? null)
      if (other !== null && !isCalled(turn.words, other)) turn.speaker = other
    }
    const { speaker } = turn
    if (speaker !== null) recent = [...recent.filter((entityId) => entityId !== speaker), speaker].slice(-2)
    before = turn
  }
}
