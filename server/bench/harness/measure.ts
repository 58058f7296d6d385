import { machineBusyMicros, processMicros, treeMicros } from './cpu-time.ts'

/** What one round of one case did. */
export interface Round {
  readonly operations: number
  readonly seconds: number
  /** Per operation, where each was timed. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
}

/** One of the things that are compared in a table; the limit is what physics allows, a peer does the same otherwise. */
export interface Case {
  readonly name: string
  readonly role: 'case' | 'peer' | 'limit'
  /** The node process whose CPU time counts: the server, the worker, or this process. */
  readonly pid: number
  readonly run: (seconds: number) => Promise<Round>
}

interface MeteredRound extends Round {
  readonly nodeMicros: number
  readonly postgresMicros: number
  /** Processors that somebody else kept busy during the round. */
  readonly foreignCores: number
}

export interface Measured {
  readonly name: string
  readonly role: Case['role']
  /** Medians over the rounds. */
  readonly perSecond: number
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  /** CPU time per operation, µs. */
  readonly nodeMicros: number
  readonly postgresMicros: number
  readonly foreignCores: number
  readonly rounds: readonly MeteredRound[]
}

/** Seconds each case runs before the rounds: connections, statements and compiled code are warm then. */
const WARM_UP_SECONDS = 0.5

/**
 * Runs every case once per round, in turn, so that whatever else the machine does falls on all of them alike.
 *
 * @param postgresPid the postmaster.
 */
export async function measure(
  cases: readonly Case[],
  options: {
    readonly rounds: number
    readonly seconds: number
    readonly postgresPid: number
    readonly warmUp?: boolean
  },
): Promise<Measured[]> {
  const rounds = new Map<string, MeteredRound[]>(cases.map(({ name }) => [name, []]))
  if (options.warmUp !== false) for (const { run } of cases) await run(WARM_UP_SECONDS)
  for (let round = 0; round < options.rounds; round += 1)
    for (const candidate of cases)
      rounds.get(candidate.name)?.push(await meter(candidate, options.seconds, options.postgresPid))
  return cases.map(({ name, role }) => summarise(name, role, rounds.get(name) ?? []))
}

async function meter(candidate: Case, seconds: number, postgresPid: number): Promise<MeteredRound> {
  const read = () => ({
    postgres: treeMicros(postgresPid),
    ours: treeMicros(process.pid),
    machine: machineBusyMicros(),
    at: performance.now(),
  })
  // Inside of the others: reading every process there is takes time, and a case may run in this very process.
  const before = { ...read(), node: processMicros(candidate.pid) }
  const round = await candidate.run(seconds)
  const after = { node: processMicros(candidate.pid), ...read() }
  const foreignMicros = after.machine - before.machine - (after.ours - before.ours)
  const operations = Math.max(round.operations, 1)
  return {
    ...round,
    nodeMicros: (after.node - before.node) / operations,
    postgresMicros: (after.postgres - before.postgres) / operations,
    foreignCores: Math.max(0, foreignMicros / ((after.at - before.at) * 1000)),
  }
}

function summarise(name: string, role: Case['role'], rounds: readonly MeteredRound[]): Measured {
  const of = (value: (round: MeteredRound) => number) => median(rounds.map(value))
  const ofTimed = (value: (round: MeteredRound) => number | null) => {
    const timed = rounds.flatMap((round) => value(round) ?? [])
    return timed.length === 0 ? null : median(timed)
  }
  return {
    name,
    role,
    perSecond: of(({ operations, seconds }) => operations / seconds),
    p50Ms: ofTimed(({ p50Ms }) => p50Ms),
    p99Ms: ofTimed(({ p99Ms }) => p99Ms),
    nodeMicros: of(({ nodeMicros }) => nodeMicros),
    postgresMicros: of(({ postgresMicros }) => postgresMicros),
    foreignCores: of(({ foreignCores }) => foreignCores),
    rounds,
  }
}

/** How much of `reference`'s speed `name` reaches: the median of the ratios of each round, since rounds are paired. */
export function speedRatio(measured: readonly Measured[], name: string, reference: string): number {
  const [ours, theirs] = [find(measured, name).rounds, find(measured, reference).rounds]
  return median(ours.map((round, index) => speed(round) / speed(theirs[index] ?? round)))
}

function speed({ operations, seconds }: Round): number {
  return operations / seconds
}

/** How many times `reference`'s median latency `name` takes. @throws Error when they were not timed. */
export function latencyRatio(measured: readonly Measured[], name: string, reference: string): number {
  const [ours, theirs] = [find(measured, name).p50Ms, find(measured, reference).p50Ms]
  if (ours === null || theirs === null) throw new Error('the cases were not timed')
  return ours / theirs
}

/** @throws Error when nothing of that name was measured. */
export function find(measured: readonly Measured[], name: string): Measured {
  const found = measured.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`nothing called "${name}" was measured`)
  return found
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Nearest rank; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
