import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MIXED } from './example/declaration.ts'
import { exampleRequest, exampleShot } from './example/video-request.ts'
import { createFrameRenderer, type FrameRenderer } from './frame-renderer.ts'

const run = promisify(execFile)
const FRAMES = [0, 30, 95, 97, 150, 191] as const

const hashFrames = (renderer: FrameRenderer) =>
  FRAMES.map((frame) => createHash('sha256').update(renderer.draw(frame).data()).digest('hex'))

function twoShots() {
  const room = { place: 'the log room', kind: 'interior_room', timeOfDay: 'night', weather: 'clear' } as const
  return exampleRequest({
    title: 'The Lamp Room',
    credit: 'Ada',
    shots: [
      exampleShot({ durationSeconds: 4, caption: MIXED }),
      exampleShot({
        durationSeconds: 4,
        setting: room,
        camera: { framing: 'medium', move: 'pan_left' },
        mood: 'tense',
      }),
    ],
  })
}

describe('a segment drawn from the same request', () => {
  it('has bit-identical frames in another process, in whatever order they are drawn', async () => {
    const request = twoShots()
    const script = `
      import { createHash } from 'node:crypto'
      import { createFrameRenderer } from ${JSON.stringify(new URL('frame-renderer.ts', import.meta.url).href)}
      const renderer = createFrameRenderer(${JSON.stringify(request)})
      const hashes = new Map()
      for (const frame of ${JSON.stringify([...FRAMES].toReversed())}) {
        hashes.set(frame, createHash('sha256').update(renderer.draw(frame).data()).digest('hex'))
      }
      process.stdout.write(JSON.stringify(${JSON.stringify(FRAMES)}.map((frame) => hashes.get(frame))))`
    const elsewhere = await run(process.execPath, ['--input-type=module', '--eval', script])
    expect(JSON.parse(elsewhere.stdout)).toEqual(hashFrames(createFrameRenderer(request)))
  })

  it('lasts exactly as long as the script says', () => {
    const request = exampleRequest()
    expect(createFrameRenderer(request).frameCount).toBe(192)
    const long = exampleRequest({ script: { ...request.script, durationSeconds: 24 } })
    expect(createFrameRenderer(long).frameCount).toBe(576)
  })

  it('has a poster without words on it, the same every time', () => {
    const request = twoShots()
    const poster = (one: typeof request) =>
      createHash('sha256').update(createFrameRenderer(one).drawPoster().data()).digest('hex')
    expect(poster(request)).toBe(poster(request))
    expect(poster({ ...request, title: 'Another title', credit: null })).toBe(poster(request))
  })
})

const notes = (caption: string) => createFrameRenderer(exampleRequest({ shots: [exampleShot({ caption })] })).notes

describe('words people wrote', () => {
  it.each([
    ['right to left', 'שלום עולם, זה סיפור על האור'],
    ['arabic with an override', '\u202eمرحبا\u202c بالعالم'],
    ['emoji only', '🎬🎭👩‍👩‍👧‍👦'],
    ['chinese', '她走进灯塔，没有人看见。'],
    ['markup', '<script>alert(1)</script> & <b>bold</b> -->'],
    ['400 characters', 'a long line of words that will not end '.repeat(11).slice(0, 400)],
    ['one endless word', 'x'.repeat(400)],
    ['control characters', 'a\u0000b\u0007c\nd\u2028e'],
    ['nothing', ''],
  ])('are drawn or left out without failing: %s', (_, caption) => {
    const renderer = createFrameRenderer(
      exampleRequest({ title: caption, credit: caption, shots: [exampleShot({ caption })] }),
    )
    expect(() => renderer.draw(100)).not.toThrow()
    expect(() => renderer.draw(renderer.frameCount - 20)).not.toThrow()
  })

  it('are never dropped silently: letters without a glyph are reported', () => {
    expect(notes('Ella dijo que sí; Łódź, Ελλάδα, Москва.')).toEqual([])
    expect(notes('她走进灯塔 🎬')).toEqual([])
    expect(notes('A fine day \ua997 \ua9a4')).toEqual([
      'No bundled font can draw \ua997 (U+A997), \ua9a4 (U+A9A4). They are left out of the picture; the captions carry the whole text.',
    ])
  })
})
