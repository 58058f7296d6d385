import { availableParallelism } from 'node:os'
import { RequestFailure } from '#platform/failure.ts'
import { hash, verify } from '@node-rs/argon2'
import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** OWASP's floor for argon2id (RELIABILITY P06): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** Hashes running at once; more would only take the cores from everybody else (P07). */
const RUNNING_MAX = Math.max(1, availableParallelism())
const WAITING_MAX = 50
/** Below this many guesses a password falls within the first million of any cracker's list. */
const GUESSES_MIN = 1_000_000

zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs })

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= RUNNING_MAX) {
    if (waiting.length >= WAITING_MAX) throw new RequestFailure('unavailable', { retryAfterSeconds: 2 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/**
 * Refuses passwords that are easy to guess, also with what an attacker knows of the person.
 *
 * @throws RequestFailure `password_too_weak`.
 */
export function refuseWeakPassword(password: string, known: readonly string[]): void {
  // The estimator is quadratic in length; what makes a long password weak shows in its first hundred characters.
  const { guesses, feedback } = zxcvbn(password.slice(0, 100), [...known])
  if (guesses < GUESSES_MIN)
    throw new RequestFailure('password_too_weak', {
      field: '/body/password',
      ...(feedback.warning && { detail: feedback.warning }),
    })
}

/** A PHC string; the password is hashed as it is, whatever characters it has, never cut. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS))
}

let absentHash: Promise<string> | undefined

/** Takes as long for an account that does not exist, so that timing does not tell which ones do (P08). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  absentHash ??= hashPassword('nobody has this password')
  const against = stored ?? (await absentHash)
  const matches = await inTurn(() => verify(against, password))
  return stored !== null && matches
}
