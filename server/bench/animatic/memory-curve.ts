import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { renderInChild } from '#animatic/render-process.ts'
import { residentKib } from '../harness/cpu-time.ts'
import { SEGMENTS } from './segments.ts'

const MIB = 2 ** 20

export interface MemoryPoint {
  readonly segment: number
  readonly what: string
  readonly seconds: number
  readonly childPeakMib: number
  /** Of the process that had them rendered, after this one. */
  readonly parentMib: number
}

/** Renders so many segments one after the other, each in its child as always. */
export async function memoryCurve(
  count: number,
  scratch: string,
  tell: (line: string) => void,
): Promise<readonly MemoryPoint[]> {
  const points: MemoryPoint[] = []
  for (let segment = 1; segment <= count; segment += 1) {
    const [what, request] = SEGMENTS[segment % SEGMENTS.length] ?? ['', undefined]
    if (request === undefined) throw new Error('there is nothing to render')
    const directory = await mkdtemp(join(scratch, 'curve-'))
    const began = performance.now()
    const { rssBytesPeak } = await renderInChild(request, {
      directory,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    await rm(directory, { recursive: true })
    points.push({
      segment,
      what,
      seconds: (performance.now() - began) / 1000,
      childPeakMib: rssBytesPeak / MIB,
      parentMib: residentKib(process.pid) / 1024,
    })
    tell(`segment ${segment} of ${count}`)
  }
  return points
}
