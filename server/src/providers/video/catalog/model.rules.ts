import type { VideoModel } from './video-catalog.ts'

/** What no schema can say of a model; each problem begins with the field it is about. */
export function checkModel(model: Pick<VideoModel, 'seconds' | 'availableUntil' | 'poll'>): string[] {
  const problems: string[] = []
  const { set, min, max, step } = model.seconds
  const bounds = [min, max, step]
  if (set === undefined ? bounds.includes(undefined) : bounds.some((bound) => bound !== undefined))
    problems.push('/seconds needs either a set, or min, max and step')
  if (min !== undefined && max !== undefined && min > max) problems.push('/seconds has a min above its max')
  if (model.availableUntil !== undefined && Number.isNaN(Date.parse(model.availableUntil)))
    problems.push('/availableUntil is no date of the calendar')
  if (model.poll !== undefined && model.poll.giveUpSeconds <= model.poll.firstSeconds)
    problems.push('/poll gives up before it asks for the first time')
  return problems
}

/** Whether the model may still be ordered from: its last day counts to its end, in UTC. */
export function isAvailable(model: Pick<VideoModel, 'availableUntil'>, now: Date): boolean {
  return model.availableUntil === undefined || now.toISOString().slice(0, 10) <= model.availableUntil
}

/**
 * The length to order for a segment of this many seconds: the shortest that fills it, or the longest there is. What is
 * missing then is filled by the last picture.
 */
export function secondsToOrder({ seconds }: Pick<VideoModel, 'seconds'>, wanted: number): number {
  const { set, min, max, step } = seconds
  if (set !== undefined) {
    const offered = set.toSorted((a, b) => a - b)
    return offered.find((length) => length >= wanted) ?? offered.at(-1) ?? wanted
  }
  if (min === undefined || max === undefined || step === undefined) return wanted
  const steps = Math.max(0, Math.ceil((wanted - min) / step))
  return Math.min(min + steps * step, min + Math.floor((max - min) / step) * step)
}

/** The size to order: nearest in shape to 16:9, then the smallest that is at least 720 lines high, then the largest. */
export function sizeToOrder({ sizes }: Pick<VideoModel, 'sizes'>): { width: number; height: number } {
  const [best] = sizes.toSorted((a, b) => rank(a) - rank(b))
  if (best === undefined) throw new RangeError('a model has at least one size')
  return best
}

function rank({ width, height }: { width: number; height: number }): number {
  const shape = Math.round(Math.abs(Math.log((width * 9) / (height * 16))) * 100)
  return shape * 1e6 + (height >= 720 ? height - 720 : 10_000 - height)
}

/** By the configured price; null when there is none. */
export function priceOf({ pricePerSecond }: Pick<VideoModel, 'pricePerSecond'>, seconds: number): number | null {
  return pricePerSecond === undefined ? null : Math.round(pricePerSecond.usd * seconds * 1e6) / 1e6
}
