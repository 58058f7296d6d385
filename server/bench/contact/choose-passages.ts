import { join } from 'node:path'
import { readSegments, type WorkSegment } from '#cli/work/read-segments.ts'

/** One story: a segments file, or one chapter of a collection. */
export interface StoryOfSheet {
  readonly title: string
  readonly file: string
  readonly chapter: number | null
}

const HOLMES = 'single-author/adventures-of-sherlock-holmes/segments.jsonl'
const GRIMM = 'single-author/grimm-fairy-tales/segments.jsonl'
const whole = (title: string, file: string): StoryOfSheet => ({ title, file, chapter: null })
const part = (title: string, file: string, chapter: number): StoryOfSheet => ({ title, file, chapter })
const NOVELS = [
  whole('The Whole Family', 'whole-family/segments.jsonl'),
  whole('Mugby Junction', 'mugby-junction/segments.jsonl'),
  whole('A House to Let', 'house-to-let/segments.jsonl'),
  whole('Alice', 'single-author/alice-in-wonderland/segments.jsonl'),
]

/** Rules may be mended by the first two sets; the third is for counting what they are worth. Chosen by counting, never by looks: every third Holmes story, every twelfth Grimm tale, and shares of their length. */
export const SETS: Readonly<
  Record<string, { readonly stories: readonly StoryOfSheet[]; readonly at: readonly number[] }>
> = {
  first: {
    stories: [
      ...NOVELS,
      ...[2, 5, 8].map((chapter) => part(`Holmes ${chapter}`, HOLMES, chapter)),
      ...[7, 19, 31, 43, 55].map((chapter) => part(`Grimm ${chapter}`, GRIMM, chapter)),
    ],
    at: [0.3, 0.7],
  },
  second: {
    stories: [
      ...NOVELS,
      ...[3, 6, 9].map((chapter) => part(`Holmes ${chapter}`, HOLMES, chapter)),
      ...[10, 22, 34, 46, 58].map((chapter) => part(`Grimm ${chapter}`, GRIMM, chapter)),
    ],
    at: [0.5, 0.9],
  },
  third: {
    stories: [
      ...NOVELS,
      ...[4, 7, 10].map((chapter) => part(`Holmes ${chapter}`, HOLMES, chapter)),
      ...[13, 25, 37, 49, 61].map((chapter) => part(`Grimm ${chapter}`, GRIMM, chapter)),
    ],
    at: [0.2, 0.6],
  },
}

export interface ChosenStory {
  readonly story: StoryOfSheet
  readonly segments: readonly WorkSegment[]
  readonly chosen: readonly WorkSegment[]
}

/**
 * The stories of a set and the segments chosen in each.
 *
 * @param directory where the stories' folders are.
 * @throws WorkFileProblem when one of them is not there.
 */
export async function choosePassages(directory: string, set: string): Promise<readonly ChosenStory[]> {
  const { stories, at } = SETS[set] ?? { stories: [], at: [] }
  return Promise.all(
    stories.map(async (story) => {
      const all = await readSegments(join(directory, story.file))
      const segments = all.filter(({ chapter }) => story.chapter === null || chapter === story.chapter)
      const chosen = [...new Set(at.map((share) => Math.floor(segments.length * share)))].flatMap(
        (index) => segments[index] ?? [],
      )
      return { story, segments, chosen }
    }),
  )
}
