import { readFileSync } from 'node:fs'
import { machineBusyMicros, residentKib, treeMembers, treeMicros } from '../harness/cpu-time.ts'

const LOOK_MS = 150

/** What one run took, all its processes together. */
export interface Metered<Result> {
  readonly result: Result
  readonly wallSeconds: number
  /** User and system time of this process and everything it started. */
  readonly cpuSeconds: number
  /** Processors that somebody else kept busy meanwhile. */
  readonly foreignCores: number
  /** By what it runs, the most a single process of that name held, MiB. This process is `bench`. */
  readonly peakMib: Readonly<Record<string, number>>
}

/** The file a process runs, or its program. */
function nameOf(pid: number): string | null {
  try {
    if (pid === process.pid) return 'bench'
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const script = words.find((word) => /\.[cm]?[jt]s$/.test(word)) ?? words[0] ?? ''
    return script.slice(script.lastIndexOf('/') + 1)
  } catch {
    return null
  }
}

/** The most a process ever held, by the kernel's own count. */
function peakKib(pid: number): number {
  try {
    const found = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0)
  } catch {
    // It ended between the listing and the reading.
    return 0
  }
}

/** Runs something and counts what it and its processes took. */
export async function metered<Result>(run: () => Promise<Result>): Promise<Metered<Result>> {
  const peaks: Record<string, number> = {}
  const look = () => {
    for (const pid of treeMembers(process.pid)) {
      const name = nameOf(pid)
      // The bench itself has held more before, perhaps; its children begin with this run.
      const kib = pid === process.pid ? residentKib(pid) : peakKib(pid)
      if (name !== null && kib > 0) peaks[name] = Math.max(peaks[name] ?? 0, kib / 1024)
    }
  }
  const watch = setInterval(look, LOOK_MS)
  const before = { ours: treeMicros(process.pid), machine: machineBusyMicros(), at: performance.now() }
  try {
    const result = await run()
    const after = { ours: treeMicros(process.pid), machine: machineBusyMicros(), at: performance.now() }
    const wallSeconds = (after.at - before.at) / 1000
    const oursMicros = after.ours - before.ours
    return {
      result,
      wallSeconds,
      cpuSeconds: oursMicros / 1e6,
      foreignCores: Math.max(0, (after.machine - before.machine - oursMicros) / 1e6 / wallSeconds),
      peakMib: peaks,
    }
  } finally {
    clearInterval(watch)
  }
}
