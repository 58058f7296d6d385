import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let chosen: Promise<string> | undefined

/** Where a journey leaves its pictures, trees and tables: the folder in SKEIN_JOURNEY_TO, else one that nobody keeps. */
export function journeyDirectory(): Promise<string> {
  chosen ??= Promise.resolve(process.env['SKEIN_JOURNEY_TO'] ?? mkdtemp(join(tmpdir(), 'skein-journey-')))
  return chosen
}
