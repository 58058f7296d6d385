import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BibleOperation } from '@skein/contract/bible'
import { Command } from 'commander'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { buildContext } from '../src/pipeline/stages/expand-script/context.rules.ts'
import { extendSummary, SEGMENTS_TOLD_WHOLE } from '../src/pipeline/stages/finalize-segment/summary.rules.ts'
import { CONTEXT_TOKENS } from '../src/pipeline/create-pipeline.ts'
import { estimateTokens } from '#reading/estimate-tokens.ts'
import { tellLocally } from '#providers/storyteller/local/tell-locally.ts'

const LENGTHS = [10, 1_000, 10_000]
/** As many as the script stage reads. */
const SEGMENTS_READ_MAX = 40
const BOOKS = ['whole-family', 'mugby-junction', 'house-to-let']
const BUILDS = 200

interface Told {
  readonly sequence: number
  readonly text: string
  readonly script: null
}

/** `pnpm bench context`: what a storyteller is given, and how long that takes, as a scene gets longer. No database. */
export function contextCommand(): Command {
  return new Command('context')
    .description('Size of the context in tokens and the time to build it, at 10, 1,000 and 10,000 segments.')
    .option('--data <folder>', 'where the books are', join(import.meta.dirname, '../../../shared/data'))
    .action(({ data }: { readonly data: string }) => {
      const texts = readTexts(resolve(data))
      if (texts.length === 0) return console.error(`context: none of ${BOOKS.join(', ')} is in ${data}`)
      console.log(
        '| segments | characters in the bible | told | bible whole, tokens | told, tokens | summary | last segments | in all | build, ms | summary line, ms |',
      )
      console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
      for (const row of measure(texts)) console.log(`| ${row.join(' | ')} |`)
    })
}

function readTexts(data: string): string[] {
  return BOOKS.flatMap((book) => {
    const path = join(data, book, 'segments.jsonl')
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { text }: { text: string } = JSON.parse(line)
        return text
      })
  })
}

/** Lives through a scene segment by segment, and looks at the context wherever a length is reached. */
function* measure(texts: readonly string[]): Generator<readonly string[]> {
  let bible = emptyBible()
  let summary = ''
  let last: Told[] = []
  /** The books repeat, and what they say with them: nobody new comes, but every segment is an event. */
  const told = new Map<string, readonly BibleOperation[]>()
  for (let sequence = 1; sequence <= (LENGTHS.at(-1) ?? 0); sequence++) {
    const text = texts[(sequence - 1) % texts.length] ?? ''
    const operations =
      told.get(text) ?? tellLocally(text, { sceneTitle: 'books', bible, summary, recentSegments: [] }).operations
    told.set(text, operations)
    bible = applyOperations(bible, operations, { segmentNumber: sequence }).bible
    last = [...last.slice(1 - SEGMENTS_READ_MAX), { sequence, text, script: null }]
    const leaving = last.at(-1 - SEGMENTS_TOLD_WHOLE)
    const before = performance.now()
    if (leaving !== undefined)
      summary = extendSummary(summary, { sequence: leaving.sequence, logline: leaving.text.slice(0, 200) }).summary
    const line = performance.now() - before
    if (!LENGTHS.includes(sequence)) continue
    const story = { sceneTitle: 'books', bible, summary, segments: last.slice(0, -1) }
    const times: number[] = []
    for (let round = 0; round < BUILDS; round++) {
      const start = performance.now()
      buildContext(story, text, CONTEXT_TOKENS)
      times.push(performance.now() - start)
    }
    const { tokens, entries } = buildContext(story, text, CONTEXT_TOKENS).record
    const people = entries.filter(({ entityId }) => entityId !== undefined).length
    const whole = estimateTokens(JSON.stringify(bible))
    const all = tokens.bible + tokens.summary + tokens.segments + tokens.text
    const median = times.toSorted((left, right) => left - right)[BUILDS >> 1] ?? Number.NaN
    yield [sequence, bible.characters.length, people, whole, tokens.bible, tokens.summary, tokens.segments, all]
      .map(String)
      .concat(median.toFixed(2), line.toFixed(2))
  }
}
