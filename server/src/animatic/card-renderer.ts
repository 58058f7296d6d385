import { filmNote } from '@skein/contract/film-notes'
import { createCanvas } from '@napi-rs/canvas'
import type { Shot } from '@skein/contract/script'
import { FRAMES_PER_SECOND } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { FrameRenderer } from './frame-renderer.ts'
import { paletteOf } from './light/palette.ts'
import { linear, type Pen } from './pen/canvas.ts'
import { css, darken } from './pen/colour.ts'
import { drawableText, missingNote } from './text/drawable-text.ts'
import { FaceFinder } from './text/fonts/face-finder.ts'
import { languageTag } from './text/language.rules.ts'
import { setText } from './text/layout/set-text.ts'
import { centred, heightOf, paintText } from './text/paint-text.ts'
import { CREAM } from './text/scrim.ts'
import { shapeText } from './text/shape-text.ts'
import { timeShots } from './timeline.rules.ts'
import { FRAME } from './world.ts'

const SIZES = [52, 46, 40, 34, 29] as const
const LINES_MAX = 8
const WIDTH_MAX = 960
const INK = { colour: CREAM, shadow: 'rgba(0,0,0,0)', shadowBlur: 0 } as const

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

/** Returns the characters that no font has. */
function paintWords(pen: Pen, words: string, language: string): readonly string[] {
  const drawable = drawableText(words, new FaceFinder(words, language, false))
  if (drawable.text === '') return drawable.missing
  const block = setText(pen, drawable, {
    language,
    sizes: SIZES,
    widthMax: WIDTH_MAX,
    linesMax: LINES_MAX,
    isCut: true,
  })
  const firstBaseline = (FRAME.height - heightOf(block)) / 2 + block.sizePixels
  const place = { lefts: centred(block.lines, FRAME.width / 2), firstBaseline }
  paintText(block, place, INK, language).draw(pen, () => 1)
  return drawable.missing
}

/**
 * The words of a segment on cards in the colours of its places, and nothing that moves: what is shown when the pictures
 * could not be drawn. Uses neither places nor people nor light, so that what broke those cannot break it.
 */
export function createCardRenderer(request: VideoRequest): FrameRenderer {
  const { script } = request
  const canvas = createCanvas(FRAME.width, FRAME.height)
  const pen = canvas.getContext('2d')
  const shots = timeShots(script)
  const language = languageTag(script.language, shots.map(({ shot }) => shot.caption).join(' '))
  const notes = new Set<string>()
  let shown: number | null = null
  const show = (index: number) => {
    const shot = shots[index]?.shot
    if (shot === undefined || shown === index) return canvas
    shown = index
    paintGround(pen, shot)
    try {
      for (const note of missingNote(paintWords(pen, shapeText(shot.caption), language))) notes.add(note)
    } catch {
      // It may have been these very words that broke the render before; a card without them is still no hole.
      notes.add(filmNote('film_unpainted'))
    }
    return canvas
  }
  return {
    setUpMs: 0,
    frameCount: Math.round(script.durationSeconds * FRAMES_PER_SECOND),
    get notes() {
      return [...notes]
    },
    draw: (frame) => {
      const seconds = frame / FRAMES_PER_SECOND
      const current = shots.find(({ end }) => seconds < end) ?? shots.at(-1)
      return show(current?.index ?? 0)
    },
    drawPoster: () => show(0),
    drawStill: show,
  }
}
