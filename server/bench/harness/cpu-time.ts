import { readdirSync, readFileSync } from 'node:fs'

/** `/proc` counts in these; every Linux that Node runs on has a hundred to the second. */
const TICKS_PER_SECOND = 100
const MICROS_PER_TICK = 1_000_000 / TICKS_PER_SECOND

interface ProcessTicks {
  readonly pid: number
  readonly parent: number
  readonly own: number
  /** Of children that ended and were waited for. */
  readonly reaped: number
}

function readProcess(pid: number): ProcessTicks | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; what follows its last parenthesis is plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const number = (index: number) => Number(fields[index] ?? 0)
    return { pid, parent: number(1), own: number(11) + number(12), reaped: number(13) + number(14) }
  } catch {
    // It ended between the listing and the reading.
    return null
  }
}

function readProcesses(): ProcessTicks[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
}

/** The parent of a process. @throws Error when it is gone. */
export function parentOf(pid: number): number {
  const found = readProcess(pid)
  if (found === null) throw new Error(`process ${pid} is gone`)
  return found.parent
}

/** User and system time of one process, all its threads, in µs. */
export function processMicros(pid: number): number {
  return (readProcess(pid)?.own ?? 0) * MICROS_PER_TICK
}

function membersOf(root: number, processes: readonly ProcessTicks[]): Set<number> {
  const members = new Set([root])
  for (let grew = true; grew; ) {
    grew = false
    for (const { pid, parent } of processes)
      if (members.has(parent) && !members.has(pid)) {
        members.add(pid)
        grew = true
      }
  }
  return members
}

/** A process and all that descends from it and still runs. */
export const treeMembers = (root: number): ReadonlySet<number> => membersOf(root, readProcesses())

/**
 * User and system time in µs of a process and all that descends from it, the ended ones included: a backend that
 * closes during a round is counted by the postmaster that reaped it.
 */
export function treeMicros(root: number): number {
  const processes = readProcesses()
  const members = membersOf(root, processes)
  const ticks = processes.reduce((sum, { pid, own, reaped }) => (members.has(pid) ? sum + own + reaped : sum), 0)
  return ticks * MICROS_PER_TICK
}

/** Time all processors of the machine were busy since it started, in µs. */
export function machineBusyMicros(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq) * MICROS_PER_TICK
}

/** Resident memory of a process in KiB. */
export function residentKib(pid: number): number {
  const found = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0)
}
