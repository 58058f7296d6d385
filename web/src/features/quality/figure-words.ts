import type { FigureQuality, FigureShare } from '@skein/contract/quality'
import { qualityWords } from '../../messages/en/quality.ts'

/** A share with its interval and its counts: "71 % (56 to 82), 30 of 42". */
export function shareWords({ share, low, high, hits, of }: FigureShare): string {
  if (share === null) return qualityWords.noneSaid
  return qualityWords.share({ share: percent(share), low: percent(low), high: percent(high), hits, of })
}

const percent = (share: number): number => Math.round(share * 100)
const two = (value: number): number => Number(value.toFixed(2))
export const f1Words = ({ f1, f1Low, f1High }: FigureQuality): string =>
  qualityWords.range({ value: two(f1), low: two(f1Low), high: two(f1High) })

/** One count as a share of another, for counts too live to need an interval. */
export const partWords = (part: number, whole: number): string =>
  whole === 0 ? qualityWords.noneYet : qualityWords.part({ part, whole, share: percent(part / whole) })
