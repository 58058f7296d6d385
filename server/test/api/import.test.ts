import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importWork } from '#cli/import/import-work.ts'
import { openImportState } from '#cli/import/import-state.ts'
import { readSegments } from '#cli/work/read-segments.ts'
import { listContributors, listSegments } from '@skein/contract/scenes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTopic } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

const LINES = [
  { segmentNumber: 2, author: 'José Peña', text: '“It was not I,” said Mara, and put the lantern down.', chapter: 1 },
  {
    segmentNumber: 1,
    author: 'Ada Byrne',
    text: 'The lamp at the harbour went out at ten. Mara went to see.',
    chapter: 1,
  },
  { segmentNumber: 3, author: 'Ada Byrne', text: 'In the morning the boats came in without a sound.', chapter: 2 },
]

describe('importing a work by several authors', () => {
  let app: WholeApp
  let directory: string
  let topic: string
  beforeAll(async () => {
    app = await startWholeApp({ worker: true })
    topic = await addTopic(app.container)
    directory = await mkdtemp(join(tmpdir(), 'skein-test-import-'))
  })
  afterAll(async () => {
    await app.close()
    await rm(directory, { recursive: true, force: true })
  })

  const file = async (name: string, content: string) => {
    const path = join(directory, name)
    await writeFile(path, content)
    return path
  }
  const run = async (count: number, title = 'The harbour lamp') => {
    const segments = await readSegments(await file('work.jsonl', LINES.map((line) => JSON.stringify(line)).join('\n')))
    const done: number[] = []
    const report = await importWork({
      baseUrl: app.baseUrl,
      segments: segments.slice(0, count),
      topic,
      title,
      state: await openImportState(directory, { baseUrl: app.baseUrl, file: 'work.jsonl', title }),
      onJob: (_job, number) => done.push(number),
    })
    return { report, done }
  }

  it('goes on where it stopped: every segment once, in order, under its own author', async () => {
    const first = await run(2)
    const second = await run(3)
    expect(second.done).toEqual([1, 2, 3])
    expect(second.report.sceneId).toBe(first.report.sceneId)
    expect(second.report.jobs.slice(0, 2).map(({ id }) => id)).toEqual(first.report.jobs.map(({ id }) => id))
    expect(second.report.jobs.map(({ segment }) => segment?.sequence)).toEqual([1, 2, 3])

    const sceneId = second.report.sceneId
    const { items } = await app.stranger(listSegments, { params: { sceneId }, query: {} })
    expect(items.map(({ author }) => author.displayName)).toEqual(['Ada Byrne', 'José Peña', 'Ada Byrne'])
    expect(items.map(({ author }) => author.username)).toEqual(['ada-byrne', 'jose-pena', 'ada-byrne'])
    const people = await app.stranger(listContributors, { params: { sceneId }, query: {} })
    expect(people.items.map(({ segmentCount }) => segmentCount)).toEqual([2, 1])
  }, 120_000)

  it('lets the same people write a second work', async () => {
    const { report } = await run(2, 'The harbour lamp, again')
    const { items } = await app.stranger(listSegments, { params: { sceneId: report.sceneId }, query: {} })
    expect(items.map(({ author }) => author.username)).toEqual(['ada-byrne', 'jose-pena'])
  }, 120_000)

  it('keeps what it must remember from everybody else on the machine', async () => {
    await openImportState(directory, { baseUrl: app.baseUrl, file: 'another.jsonl', title: 'Another' })
    const { mode } = await stat(join(directory, 'imports'))
    expect(mode & 0o077).toBe(0)
  })

  it.each([
    ['nothing', '', 'holds no segments'],
    ['broken JSON', '{"segmentNumber": 1', 'line 1: not valid JSON'],
    ['a line without an author', '{"segmentNumber":1,"text":"Yes."}', 'line 1: needs segmentNumber, author and text'],
    [
      'a text nobody could submit',
      JSON.stringify({ segmentNumber: 1, author: 'Ada', text: 'a'.repeat(9000) }),
      '9000 characters',
    ],
  ])('refuses a file with %s and names the line', async (_what, content, words) => {
    await expect(readSegments(await file('wrong.jsonl', content))).rejects.toThrow(words)
  })
})
