// Loaded before a process's own code (`node --import`): a share of what it asks of the file system below some directories
// fails, as on a disk that is full or going bad. What is written when it fails is written by half. The share stands in a
// file and may change meanwhile; each failure leaves a line, such as `sync EIO`, in another.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { FAIL_DISK_BELOW: below, FAIL_DISK_SHARE_FILE: shareFile, FAIL_DISK_LEDGER: ledger } = process.env
if (below === undefined || shareFile === undefined || ledger === undefined)
  throw new Error(
    'FAIL_DISK_BELOW, FAIL_DISK_SHARE_FILE and FAIL_DISK_LEDGER say what fails, how much and where to note it',
  )
const directories = below.split(':')
const { readFileSync, appendFileSync } = fs
let state = Number(process.env['FAIL_DISK_SEED'] ?? 1)

/** A number from 0 to 1; mulberry32, by which a run can be repeated. */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
const isBelow = (path: unknown): boolean =>
  typeof path === 'string' && directories.some((directory) => path.startsWith(directory))

const WRITES = /write|append|sync|rename|link|mkdir|copy/i
function failure(call: string): Error | null {
  if (chance() >= Number(readFileSync(shareFile ?? '', 'utf8'))) return null
  const code = WRITES.test(call) && chance() < 0.5 ? 'ENOSPC' : 'EIO'
  appendFileSync(ledger ?? '', `${call} ${code}\n`)
  return Object.assign(new Error(`${code}: made up, ${call}`), { code, errno: -5, syscall: call })
}

type Call = (this: unknown, ...given: unknown[]) => unknown
function replace(owner: object, name: string, make: (real: Call) => Call): void {
  const found: unknown = Reflect.get(owner, name)
  if (typeof found !== 'function') throw new TypeError(`there is no ${name}`)
  const replaced = make(function real(...given) {
    return Reflect.apply(found, this, given)
  })
  Reflect.set(owner, name, replaced)
}
const half = (data: unknown): unknown =>
  typeof data === 'string' || data instanceof Uint8Array ? data.slice(0, data.length >> 1) : undefined

/** Handles of files below the directories; paths are not to be had from a handle. */
const watched = new WeakSet<object>()
const descriptors = new Set<unknown>()
const isWatched = (self: unknown) => typeof self === 'object' && self !== null && watched.has(self)

for (const call of ['readFile', 'mkdir', 'rename', 'link', 'copyFile', 'stat', 'readdir'])
  replace(
    fs.promises,
    call,
    (real) =>
      async function (...given) {
        const error = given.slice(0, 2).some(isBelow) ? failure(call) : null
        if (error !== null) throw error
        return real.apply(this, given)
      },
  )
replace(
  fs.promises,
  'writeFile',
  (real) =>
    async function (...given) {
      const error = isBelow(given[0]) ? failure('writeFile') : null
      if (error === null) return real.apply(this, given)
      await real.call(this, given[0], half(given[1]) ?? '')
      throw error
    },
)
const probe = await fs.promises.open('/dev/null', 'r')
const handles: object = Object.getPrototypeOf(probe)
replace(
  fs.promises,
  'open',
  (real) =>
    async function (...given) {
      const error = isBelow(given[0]) ? failure('open') : null
      if (error !== null) throw error
      const handle: unknown = await real.apply(this, given)
      if (typeof handle === 'object' && handle !== null && isBelow(given[0])) watched.add(handle)
      return handle
    },
)
for (const call of ['sync', 'datasync', 'read', 'readFile', 'write', 'writeFile', 'appendFile'])
  replace(
    handles,
    call,
    (real) =>
      async function (...given) {
        const error = isWatched(this) ? failure(call) : null
        if (error === null) return real.apply(this, given)
        const written = call === 'write' || call === 'writeFile' ? half(given[0]) : undefined
        if (written !== undefined) await real.call(this, written)
        throw error
      },
  )
await probe.close()

// What streams are made of.
function answer(given: readonly unknown[], ...words: readonly unknown[]): void {
  const callback = given.at(-1)
  if (typeof callback === 'function') Reflect.apply(callback, undefined, words)
}
replace(
  fs,
  'open',
  (real) =>
    function (...given) {
      if (!isBelow(given[0])) return real.apply(this, given)
      const error = failure('open')
      if (error !== null) return process.nextTick(answer, given, error)
      return real.call(this, ...given.slice(0, -1), (trouble: Error | null, descriptor: unknown) => {
        descriptors.add(descriptor)
        answer(given, trouble, descriptor)
      })
    },
)
for (const call of ['read', 'write', 'writev'])
  replace(
    fs,
    call,
    (real) =>
      function (...given) {
        const error = descriptors.has(given[0]) ? failure(call) : null
        return error === null ? real.apply(this, given) : process.nextTick(answer, given, error)
      },
  )
replace(
  fs,
  'close',
  (real) =>
    function (...given) {
      descriptors.delete(given[0])
      return real.apply(this, given)
    },
)
syncBuiltinESMExports()
