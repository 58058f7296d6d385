import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects garbage now. V8 sees a few dozen bytes where a canvas holds megabytes, and would let hundreds of them lie; the
 * heap itself is small, so looking through it takes a few milliseconds.
 *
 * @param youngOnly a millisecond: what was made since the last time, such as the pixels of a few frames.
 */
export const releaseMemory: (youngOnly?: boolean) => void = (() => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') return () => undefined
  return (youngOnly = false) => void Reflect.apply(collect, undefined, youngOnly ? [{ type: 'minor' }] : [])
})()
