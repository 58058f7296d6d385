import type { Bible } from '@skein/contract/bible'
import type { ContextUsed } from '@skein/contract/context'
import { chooseEntries } from '#domains/bible/choose-entries.rules.ts'
import { rankEntries } from '#domains/bible/rank-entries.rules.ts'
import type { Place, StoryContext } from '#providers/storyteller/storyteller.port.ts'
import { BYTES_PER_TOKEN, estimateTokens } from '#reading/estimate-tokens.ts'
import type { ToldSegment } from '../../story.store.ts'

/** What the storyteller gets, and the record of it that `jobs.context_data` keeps once it is known who read it. */
export interface BuiltContext {
  readonly context: StoryContext
  readonly record: Omit<ContextUsed, 'readsWholeBible'>
}

/** Whom a pronoun means was named in one of these. */
const SEGMENTS_SPOKEN_OF = 4

/**
 * Fits the story into a budget of tokens. The writer's text and the bible's frame always go in whole, then what the text
 * names; the rest of the bible fills half of what is left at most. Then come the newest segments, as many as fit without
 * a gap; the summary stands for the rest, cut from its older end. A long scene costs what a short one does.
 */
export function buildContext(
  story: {
    readonly sceneTitle: string
    readonly bible: Bible
    readonly summary: string
    /** Oldest first. */
    readonly segments: readonly ToldSegment[]
  },
  text: string,
  budgetTokens: number,
): BuiltContext {
  const own = estimateTokens(text)
  const room = Math.max(0, budgetTokens - own)
  const last = story.segments.slice(-SEGMENTS_SPOKEN_OF)
  const ranked = rankEntries(story.bible, {
    text,
    recentTexts: last.map((segment) => segment.text),
    places: last.slice(-1).flatMap((segment) => placeAtEnd(segment)?.place ?? []),
  })
  const told = chooseEntries(story.bible, ranked, { tokensMax: room, othersTokensMax: Math.floor(room / 2) })
  // A quarter of what is left is the summary's, so that a few long segments cannot push out everything before them.
  const left = Math.max(0, room - told.tokens)
  const summary = clipToEnd(story.summary, Math.floor(left / 4) * BYTES_PER_TOKEN)
  let free = left - estimateTokens(summary)
  const fitting: ToldSegment[] = []
  for (const segment of story.segments.toReversed()) {
    const cost = estimateTokens(segment.text)
    if (cost > free) break
    free -= cost
    fitting.unshift(segment)
  }
  return {
    context: {
      sceneTitle: story.sceneTitle,
      bible: story.bible,
      toldBible: told.bible,
      summary,
      recentSegments: fitting.map((segment) => ({
        sequence: segment.sequence,
        text: segment.text,
        endsIn: placeAtEnd(segment),
      })),
    },
    record: {
      bibleVersion: story.bible.version,
      budgetTokens,
      tokens: {
        bible: told.tokens,
        summary: estimateTokens(summary),
        segments: fitting.reduce((sum, segment) => sum + estimateTokens(segment.text), 0),
        text: own,
      },
      entries: [...told.chosen],
      leftOut: told.leftOut,
      segments: fitting.map(({ sequence }) => sequence),
    },
  }
}

function placeAtEnd({ script }: ToldSegment): Place | null {
  const setting = script?.shots.at(-1)?.setting
  return setting
    ? { place: setting.place, kind: setting.kind, timeOfDay: setting.timeOfDay, weather: setting.weather }
    : null
}

/** The end of a text, from a line's start where there is one. */
function clipToEnd(text: string, bytesMax: number): string {
  if (Buffer.byteLength(text) <= bytesMax) return text
  if (bytesMax === 0) return ''
  const bytes = Buffer.from(text)
  let from = bytes.length - bytesMax
  // Never between the bytes of one character: those after the first are 10xxxxxx.
  while (from < bytes.length && ((bytes[from] ?? 0) & 0xc0) === 0x80) from++
  const end = bytes.subarray(from).toString()
  const line = end.indexOf('\n')
  return line === -1 ? end : end.slice(line + 1)
}
