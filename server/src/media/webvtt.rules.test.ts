import { expect, it } from 'vitest'
import { segmentCaptions, thumbnails } from './webvtt.rules.ts'

it('writes hours, escapes markup, joins lines, and leaves out empty cues', () => {
  const file = segmentCaptions([
    { start: 3661.0004, end: 3662.5, text: 'a <b> & c -->\nnext' },
    { start: 5, end: 6, text: '  \n ' },
    { start: 7, end: 7.0001, text: 'no time to read' },
  ])
  expect(file).toBe(
    'WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n1\n01:01:01.000 --> 01:01:02.500\na &lt;b&gt; &amp; c --&gt; next\n',
  )
})

it('names a rectangle of the sheet for every moment of a segment, without a gap', () => {
  const lines = thumbnails('sprite.jpg', 9).split('\n\n').slice(1)
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe('00:00:00.000 --> 00:00:02.000\nsprite.jpg#xywh=0,0,192,108')
  expect(lines[4]).toBe('00:00:08.000 --> 00:00:09.000\nsprite.jpg#xywh=0,108,192,108\n')
})

it('says who speaks in a voice span that a name cannot break out of', () => {
  const file = segmentCaptions([{ start: 0, end: 1, text: 'Go <now>', voice: 'Mara> <b>\nHolt' }])
  expect(file).toContain('\n<v Mara&gt; &lt;b&gt; Holt>Go &lt;now&gt;\n')
})
