import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { Bible } from '@skein/contract/bible'
import cliProgress from 'cli-progress'
import { type Command, InvalidArgumentError } from 'commander'
import { renderWork } from '#cli/render/render-work.ts'
import type { WorkSegment } from '#cli/work/read-segments.ts'
import { readWork } from '#cli/work/read-work.ts'
import { WorkFileProblem } from '#cli/work/work-file-problem.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'

interface RenderOptions {
  readonly out: string
  readonly bible?: string
  readonly frames: number
  readonly stillsOnly: boolean
  readonly chapter?: number
  readonly first?: number
  readonly only?: readonly number[]
  readonly title?: string
}

const STILLS_MAX = 48

/** `skein render`: what Skein would show of a text, without a server and without a database. */
export function addRenderCommand(program: Command): void {
  program
    .command('render')
    .description('Stage and render any text outside the platform: films, stills, scripts, captions')
    .argument('<work>', 'plain text, or JSON Lines with segmentNumber, author and text (.jsonl)')
    .requiredOption('--out <directory>', 'where the files go, one folder a segment')
    .option('--bible <bible.json>', 'who and what the story already knows')
    .option('--frames <count>', 'stills per segment, spread over its shots', wholeNumber(0, STILLS_MAX), 3)
    .option('--stills-only', 'no films: a second or two a segment', false)
    .option('--chapter <number>', 'only the segments of this chapter', wholeNumber(0, 1_000_000))
    .option('--first <count>', 'only the first so many segments', wholeNumber(1, 1_000_000))
    .option('--only <numbers>', 'files for these segment numbers alone (12,40); those before are still read', numbers)
    .option('--title <title>', "on the first segment's title card; the file's name when left out")
    .addHelpText('after', '\nEach segment is staged with the bible that the ones before it left.')
    .action(runRender)
}

async function runRender(file: string, options: RenderOptions): Promise<void> {
  const { only } = options
  const all = await readWork(file)
  const ofChapter = all.filter(({ chapter }) => options.chapter === undefined || chapter === options.chapter)
  if (ofChapter.length === 0) throw new WorkFileProblem(`${file} has no chapter ${options.chapter ?? ''}.`)
  const within = ofChapter.slice(0, options.first)
  const isShown = ({ segmentNumber }: WorkSegment): boolean => only === undefined || only.includes(segmentNumber)
  const lastShown = within.findLastIndex(isShown)
  if (lastShown === -1) throw new WorkFileProblem(`None of the segments ${only?.join(', ') ?? ''} is there.`)
  const segments = within.slice(0, lastShown + 1)
  const bible = options.bible === undefined ? emptyBible() : await readBible(options.bible)

  const bar = new cliProgress.SingleBar(
    { format: '{bar} {percentage}% · segment {segment} · {passed}', hideCursor: true, noTTYOutput: true },
    cliProgress.Presets.shades_classic,
  )
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  process.once('SIGINT', stop)
  const placeOf = new Map(segments.map((segment, index) => [segment, index]))
  const started = performance.now()
  bar.start(segments.length * 100, 0, { segment: segments[0]?.segmentNumber ?? 1, passed: '0 s' })
  try {
    const notes = await renderWork({
      segments,
      isShown,
      title: options.title ?? basename(file, extname(file)),
      bible,
      storyteller: createLocalStoryteller(),
      directory: resolve(options.out),
      stillCount: options.frames,
      isFilmed: !options.stillsOnly,
      signal: stopping.signal,
      onProgress: (segment, percent) =>
        bar.update((placeOf.get(segment) ?? 0) * 100 + percent, {
          segment: segment.segmentNumber,
          passed: `${Math.round((performance.now() - started) / 1000)} s`,
        }),
    })
    bar.stop()
    console.log(`${segments.filter(isShown).length} segments in ${resolve(options.out)}`)
    for (const note of notes) console.log(note)
  } finally {
    bar.stop()
    process.off('SIGINT', stop)
  }
}

async function readBible(file: string): Promise<Bible> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WorkFileProblem(`${file} cannot be read.`, { cause: error })
  })
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw new WorkFileProblem(`${file} is not valid JSON.`, { cause: error })
  }
  if (isBible(value)) return value
  const [problem] = validateBible(value)
  throw new WorkFileProblem(
    `${file} is no bible: ${problem?.pointer || 'the document'} ${problem?.problem.text ?? ''}.`,
  )
}

function isBible(value: unknown): value is Bible {
  return validateBible(value).length === 0
}

function wholeNumber(from: number, to: number) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to)
      throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`)
    return value
  }
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(wholeNumber(1, 1_000_000))
}
