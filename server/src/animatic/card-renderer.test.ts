import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createCardRenderer } from './card-renderer.ts'
import { exampleRequest, exampleShot } from './example/video-request.ts'
import type { FrameRenderer } from './frame-renderer.ts'

const hash = (renderer: FrameRenderer, frame: number) =>
  createHash('sha256').update(renderer.draw(frame).data()).digest('hex')

it('shows one still card for each shot, the same every time', () => {
  const request = exampleRequest({
    shots: [exampleShot({ durationSeconds: 4 }), exampleShot({ durationSeconds: 4, caption: 'She waits.' })],
  })
  const renderer = createCardRenderer(request)
  expect(renderer.frameCount).toBe(192)
  const [first, second] = [hash(renderer, 0), hash(renderer, 191)]
  expect(second).not.toBe(first)
  expect(hash(renderer, 95)).toBe(first)
  expect(hash(renderer, 96)).toBe(second)
  expect(hash(createCardRenderer(request), 0)).toBe(first)
})

it.each(['', '她走进灯塔，没有人看见。', 'x'.repeat(220), '<b>bold</b> \u202e\u0000'])(
  'is made of whatever words there are: %s',
  (caption) => {
    const renderer = createCardRenderer(exampleRequest({ shots: [exampleShot({ caption })] }))
    expect(() => [renderer.draw(0), renderer.drawPoster()]).not.toThrow()
  },
)
