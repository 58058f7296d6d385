import { writeFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { createFrameRenderer } from '#animatic/frame-renderer.ts'
import { stillFrames } from '#cli/render/still-frames.rules.ts'
import { drawableText } from '#animatic/text/drawable-text.ts'
import { FaceFinder } from '#animatic/text/fonts/face-finder.ts'
import { setText } from '#animatic/text/layout/set-text.ts'
import { tellWork } from '#cli/work/tell-work.ts'
import { videoRequestOf } from '#cli/work/video-request.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { ChosenStory } from './choose-passages.ts'

const FRAME = { width: 480, height: 270, gap: 12, caption: 30 } as const
const COLUMNS = 4
const PAPER = '#14151a'
const INK = '#d9d4c7'

interface Cell {
  readonly request: VideoRequest
  readonly line: string
}

/** Stages every story up to its last chosen segment and keeps what a frame of each chosen one needs. */
export async function stageStories(stories: readonly ChosenStory[], tell: (line: string) => void): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const { story, segments, chosen } of stories) {
    const until = segments.findLastIndex((segment) => chosen.includes(segment))
    const work = {
      storyteller: createLocalStoryteller(),
      title: story.title,
      bible: emptyBible(),
      signal: new AbortController().signal,
    }
    for await (const staged of tellWork(segments.slice(0, until + 1), work)) {
      if (!chosen.includes(staged.segment)) continue
      const line = `${story.title}, segment ${staged.segment.segmentNumber}`
      cells.push({ request: videoRequestOf(staged, story.title, null), line })
      tell(line)
    }
  }
  return cells
}

/** Draws one frame a cell (the first shot of the first, the second of the second, and so round: all framings come up), with its line under it, and writes the sheet as WebP. */
export async function drawSheet(cells: readonly Cell[], file: string): Promise<void> {
  const rows = Math.ceil(cells.length / COLUMNS)
  const [stepX, stepY] = [FRAME.width + FRAME.gap, FRAME.height + FRAME.caption + FRAME.gap]
  const sheet = createCanvas(COLUMNS * stepX + FRAME.gap, rows * stepY + FRAME.gap)
  const pen = sheet.getContext('2d')
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, sheet.width, sheet.height)
  for (const [index, cell] of cells.entries()) {
    const x = FRAME.gap + (index % COLUMNS) * stepX
    const y = FRAME.gap + Math.floor(index / COLUMNS) * stepY
    drawCell(pen, cell, { x, y, turn: index })
    // Native memory is released only when the event loop turns.
    await nextTurn()
  }
  await writeFile(file, await sheet.encode('webp', 82))
}

function drawCell(pen: SKRSContext2D, { request, line }: Cell, place: { x: number; y: number; turn: number }): void {
  const { x, y, turn } = place
  const { script } = request
  const frames = stillFrames(script, script.shots.length)
  const frame = frames[turn % frames.length] ?? 0
  pen.drawImage(createFrameRenderer(request).draw(frame), x, y, FRAME.width, FRAME.height)
  pen.fillStyle = INK
  const block = setText(pen, drawableText(line, new FaceFinder(line, 'en')), {
    language: 'en',
    sizes: [17],
    widthMax: FRAME.width,
    linesMax: 1,
    isCut: true,
  })
  for (const piece of block.lines[0]?.pieces ?? []) {
    pen.font = piece.font
    pen.fillText(piece.text, x + piece.x, y + FRAME.height + FRAME.caption * 0.65)
  }
}
