import { expect, it } from 'vitest'
import { parsePreviews } from './seek-previews.ts'

it('reads the rectangles of a sheet that lies beside the video, and leaves out what is none', () => {
  const text =
    'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nsprite.jpg#xywh=0,0,192,108\n\n00:00:02.000 --> 00:00:04.000\nhttps://elsewhere.example/x.jpg#xywh=0,0,1,1\n\n01:00:02.000 --> 01:00:04.500\nsprite.jpg#xywh=192,108,192,108\n'
  const previews = parsePreviews(text, { videoUrl: '/media/a/b/segment.mp4' })
  expect(previews).toEqual([
    { sheet: '/media/a/b/sprite.jpg', x: 0, y: 0, width: 192, height: 108, start: 0, end: 2 },
    { sheet: '/media/a/b/sprite.jpg', x: 192, y: 108, width: 192, height: 108, start: 3602, end: 3604.5 },
  ])
})
