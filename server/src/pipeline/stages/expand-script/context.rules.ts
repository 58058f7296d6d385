import type { Bible } from '@skein/contract/bible'
import type { Place, StoryContext } from '#providers/storyteller/storyteller.port.ts'
import type { ToldSegment } from '../../story.store.ts'

/** What the storyteller gets, and the record of it that `jobs.context_data` keeps. */
export interface BuiltContext {
  readonly context: StoryContext
  readonly record: {
    readonly bibleVersion: number
    readonly budgetTokens: number
    readonly tokens: {
      readonly bible: number
      readonly summary: number
      readonly segments: number
      readonly text: number
    }
    /** The sequences that fitted, oldest first. */
    readonly segments: readonly number[]
  }
}

/** A token is about four characters of English; near enough for a budget, and the same for every model. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)

/**
 * Fits the story into a budget of tokens. The bible and the writer's text always go in whole, because a storyteller
 * that does not know a fact will contradict it; then the newest segments, as many as fit without a gap; the summary
 * stands for the rest, cut from its older end.
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
  const bible = tokensOf(JSON.stringify(story.bible))
  const own = tokensOf(text)
  // A quarter of what is left is the summary's, so that a few long segments cannot push out everything before them.
  const left = Math.max(0, budgetTokens - bible - own)
  const summary = clipToEnd(story.summary, Math.floor(left / 4) * 4)
  let room = left - tokensOf(summary)
  const fitting: ToldSegment[] = []
  for (const segment of story.segments.toReversed()) {
    const cost = tokensOf(segment.text)
    if (cost > room) break
    room -= cost
    fitting.unshift(segment)
  }
  return {
    context: {
      sceneTitle: story.sceneTitle,
      bible: story.bible,
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
        bible,
        summary: tokensOf(summary),
        segments: fitting.reduce((sum, { text: told }) => sum + tokensOf(told), 0),
        text: own,
      },
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
function clipToEnd(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  if (lengthMax === 0) return ''
  const end = text.slice(-lengthMax)
  const line = end.indexOf('\n')
  return line === -1 ? end.toWellFormed() : end.slice(line + 1)
}
