import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import { packParagraphs, readWork } from '#cli/work/read-work.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { checkScript } from '#providers/storyteller/story-schema.ts'
import { renderWork } from './render-work.ts'
import { stillFrames } from './still-frames.rules.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'skein-test-render-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const readJson = async (...path: string[]): Promise<unknown> =>
  JSON.parse(await readFile(join(directory, ...path), 'utf8'))

it('leaves scripts, captions and stills, and stages each segment with the bible the ones before it left', async () => {
  const file = join(directory, 'tale.jsonl')
  const lines = ['Mara Holt ran along the harbour in the rain.', 'She opened the letter. “At last,” she said.'].map(
    (text, index) => JSON.stringify({ segmentNumber: index + 1, author: 'Ada', text }),
  )
  await writeFile(file, lines.join('\n'))
  const segments = await readWork(file)
  const done: number[] = []
  await renderWork({
    segments,
    isShown: ({ segmentNumber }) => segmentNumber === 2,
    title: 'Tale',
    bible: emptyBible(),
    storyteller: createLocalStoryteller(),
    directory: join(directory, 'out'),
    stillCount: 1,
    isFilmed: false,
    signal: new AbortController().signal,
    onProgress: ({ segmentNumber }) => done.push(segmentNumber),
  })
  expect((await readdir(join(directory, 'out'))).toSorted()).toEqual(['0002', 'bible.json'])
  expect((await readdir(join(directory, 'out', '0002'))).toSorted()).toEqual([
    'captions.vtt',
    'script.json',
    'still-1.jpg',
  ])
  const script = await readJson('out', '0002', 'script.json')
  expect(checkScript(script)).toEqual([])
  expect(JSON.stringify(script)).toContain('"place":"the harbour"')
  expect(JSON.stringify(script)).toContain('"entityId":"char_maraholt","text":"At last"')
  expect(await readFile(join(directory, 'out', '0002', 'captions.vtt'), 'utf8')).toMatch(/^WEBVTT/)
  const still = await readFile(join(directory, 'out', '0002', 'still-1.jpg'))
  expect(still.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  const bible = await readJson('out', 'bible.json')
  expect(validateBible(bible)).toEqual([])
  expect(bible).toMatchObject({ version: 3, characters: [{ canonicalName: 'Mara Holt' }] })
  expect(done).toEqual([1, 2])
})

describe('a work in plain text', () => {
  it('loses no word when it is packed, and paragraphs stay whole', () => {
    const paragraph = fc.string({ unit: fc.constantFrom('a', 'é', '語', '😀', '. ', ' '), maxLength: 6000 })
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const packed = packParagraphs(paragraphs.join('\n\n'))
        const letters = (text: string): string => text.replaceAll(/\s/g, '')
        expect(letters(packed.join(''))).toBe(letters(paragraphs.join('')))
        for (const segment of packed) {
          expect(segment.length).toBeLessThanOrEqual(4000)
          expect(segment.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['is missing', null, 'cannot be read'],
    ['holds nothing', Buffer.from(' \n\n '), 'holds no text'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x41]), 'not UTF-8'],
  ])('that %s is refused with a reason', async (name, content, reason) => {
    const file = join(directory, `${name}.txt`)
    if (content !== null) await writeFile(file, content)
    await expect(readWork(file)).rejects.toThrow(reason)
  })
})

it('takes stills from every shot, in order and inside the film', () => {
  const shots = [2.5, 8, 5.5].map((durationSeconds) => exampleShot({ durationSeconds }))
  const script = { ...exampleRequest({ shots }).script, durationSeconds: 16 as const }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 48 }), (count) => {
      const frames = stillFrames(script, count)
      expect(frames).toHaveLength(count)
      expect(frames).toEqual(frames.toSorted((a, b) => a - b))
      expect(frames.at(-1)).toBeLessThan(16 * 24)
      if (count >= 3)
        for (const [from, to] of [
          [0, 60],
          [60, 252],
          [252, 384],
        ] as const)
          expect(frames.some((frame) => frame >= from && frame < to)).toBe(true)
    }),
    { numRuns: 48 },
  )
})
