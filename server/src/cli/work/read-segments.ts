import { readFile } from 'node:fs/promises'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { WorkFileProblem } from './work-file-problem.ts'

/** One line of a segments file; fields beyond these are ignored. */
const Line = Type.Object({
  segmentNumber: Type.Integer({ minimum: 1 }),
  author: Type.String({ minLength: 1 }),
  text: Type.String({ minLength: 1, pattern: '\\S' }),
  /** A part of a novel, or one tale of a collection. */
  chapter: Type.Optional(Type.Integer()),
})
export type WorkSegment = Static<typeof Line>
const check = Compile(Line)

/**
 * Reads a multi-author work from JSON Lines, in order of `segmentNumber`.
 *
 * @throws WorkFileProblem naming the first line that is not usable.
 */
export async function readSegments(file: string): Promise<readonly WorkSegment[]> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WorkFileProblem(`${file} cannot be read.`, { cause: error })
  })
  const segments = content.split('\n').flatMap((line, index): WorkSegment[] => {
    if (line.trim() === '') return []
    const where = `${file}, line ${index + 1}`
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (error) {
      throw new WorkFileProblem(`${where}: not valid JSON.`, { cause: error })
    }
    if (!check.Check(value)) throw new WorkFileProblem(`${where}: needs segmentNumber, author and text.`)
    if (value.text.length > CONTINUATION_LENGTH_MAX)
      throw new WorkFileProblem(
        `${where}: the text has ${value.text.length} characters, at most ${CONTINUATION_LENGTH_MAX} fit.`,
      )
    return [value]
  })
  if (segments.length === 0) throw new WorkFileProblem(`${file} holds no segments.`)
  return segments.toSorted((a, b) => a.segmentNumber - b.segmentNumber)
}
