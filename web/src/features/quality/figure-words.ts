import type { FigureQuality, FigureShare } from '@skein/contract/quality'

const percent = (share: number): string => `${Math.round(share * 100)}`

/** A share with its interval and its counts: "71 % (56 to 82), 30 of 42". */
export function shareWords({ hits, of, share, low, high }: FigureShare): string {
  if (share === null) return 'none said'
  return `${percent(share)} % (${percent(low)} to ${percent(high)}), ${hits} of ${of}`
}

export const f1Words = ({ f1, f1Low, f1High }: FigureQuality): string =>
  `${f1.toFixed(2)} (${f1Low.toFixed(2)} to ${f1High.toFixed(2)})`

/** One count as a share of another, for counts too live to need an interval. */
export const partWords = (part: number, whole: number): string =>
  whole === 0 ? 'none yet' : `${part} of ${whole} (${percent(part / whole)} %)`
