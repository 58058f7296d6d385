import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects garbage now. V8 sees a few dozen bytes where a canvas holds megabytes, and would let hundreds of them lie; the
 * heap itself is small, so looking through it takes a few milliseconds.
 */
export const releaseMemory: () => void = (() => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return typeof collect === 'function' ? () => void Reflect.apply(collect, undefined, []) : () => undefined
})()
