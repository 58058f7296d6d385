import type { Mood } from '@skein/contract/script'
import type { Tongue } from './tongues/tongue.ts'
import { MOOD_SIGNS_PER_HUNDRED_WORDS, MOOD_STEMS } from './atmosphere.lexicon.ts'

const MOOD_BY_STEM = MOOD_STEMS.map(
  ([mood, stems]) => [mood, new RegExp(`\\b(?:${stems.replaceAll(' ', '|')})`, 'gi')] as const,
)
const DENIED = /\b(?:not|never|no|without|hardly|isn't|wasn't|didn't|don't) (?:\w+ )?$/i

/** The mood most words of a text speak for; calm when too few speak for any. */
export function findMood(text: string, tongue: Tongue | null): Mood {
  if (tongue !== null) return mostOften(tongue.moods(text).map(({ meaning }) => meaning))
  const words = text.split(/\s+/).length
  let best: Mood = 'calm'
  let most = Math.max(1, (words / 100) * MOOD_SIGNS_PER_HUNDRED_WORDS)
  for (const [mood, stem] of MOOD_BY_STEM) {
    const signs = [...text.matchAll(stem)].filter(
      ({ index }) => !DENIED.test(text.slice(Math.max(0, index - 24), index)),
    ).length
    if (signs > most || (signs === most && best === 'calm')) {
      best = mood
      most = signs
    }
  }
  return best
}

/** Two signs make a mood; of two moods alike the one found first. */
function mostOften(moods: readonly Mood[]): Mood {
  const counts = new Map<Mood, number>()
  for (const mood of moods) counts.set(mood, (counts.get(mood) ?? 0) + 1)
  const [best] = [...counts].toSorted(([, left], [, right]) => right - left)
  return best !== undefined && best[1] >= 2 ? best[0] : 'calm'
}
