import { createCanvas } from '@napi-rs/canvas'
import type { Shot } from '@skein/contract/script'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { FrameRenderer } from './frame-renderer.ts'
import { paletteOf } from './light/palette.ts'
import { linear, type Pen } from './pen/canvas.ts'
import { css, darken } from './pen/colour.ts'
import { drawableText } from './text/drawable-text.ts'
import { font } from './text/fonts.ts'
import { layOut } from './text/layout.ts'
import { shapeText } from './text/shape-text.ts'
import { timeShots } from './timeline.rules.ts'
import { FRAME } from './world.ts'

const SIZES = [52, 46, 40, 34, 29] as const
const LINES_MAX = 8
const WIDTH_MAX = 960
const LINE_HEIGHT = 1.34
const CREAM = '#fdf6e6'
const NOTE_TEXT = 'Some letters cannot be drawn onto the card yet; the captions carry the whole text.'

function paintGround(pen: Pen, { setting, mood }: Shot): void {
  const palette = paletteOf(setting.timeOfDay, setting.weather, mood)
  const ground = [palette.sky[0], palette.sky[1], palette.ground] as const
  pen.fillStyle = linear(
    pen,
    [0, 0],
    [0, FRAME.height],
    ground.map((colour, index) => [index / (ground.length - 1), css(darken(colour, 0.55))] as const),
  )
  pen.fillRect(0, 0, FRAME.width, FRAME.height)
}

function paintWords(pen: Pen, text: string): void {
  const block = layOut(pen, text, { cut: 'body', sizes: SIZES, widthMax: WIDTH_MAX, linesMax: LINES_MAX })
  const leading = block.sizePixels * LINE_HEIGHT
  const top = (FRAME.height - block.lines.length * leading) / 2 + block.sizePixels
  pen.fillStyle = CREAM
  pen.font = font('body', block.sizePixels)
  for (const [row, line] of block.lines.entries()) {
    const left = (FRAME.width - line.width) / 2
    for (const word of line.words) pen.fillText(word.text, left + word.x, top + row * leading)
  }
}

/**
 * The words of a segment on cards in the colours of its places, and nothing that moves: what is shown when the pictures
 * could not be drawn. Uses neither places nor people nor light, so that what broke those cannot break it.
 */
export function createCardRenderer(request: VideoRequest): FrameRenderer {
  const canvas = createCanvas(FRAME.width, FRAME.height)
  const pen = canvas.getContext('2d')
  const shots = timeShots(request.script)
  const texts = shots.map(({ shot }) => drawableText(shapeText(shot.caption)))
  let shown: number | null = null
  const show = (index: number) => {
    const shot = shots[index]?.shot
    if (shot === undefined || shown === index) return canvas
    shown = index
    paintGround(pen, shot)
    paintWords(pen, texts[index]?.text ?? '')
    return canvas
  }
  return {
    setUpMs: 0,
    frameCount: Math.round(request.script.durationSeconds * FRAMES_PER_SECOND),
    notes: texts.every(({ isWhole }) => isWhole) ? [] : [NOTE_TEXT],
    draw: (frame) => {
      const seconds = frame / FRAMES_PER_SECOND
      const current = shots.find(({ end }) => seconds < end) ?? shots.at(-1)
      return show(current?.index ?? 0)
    },
    drawPoster: () => show(0),
  }
}
