import { expect, it } from 'vitest'
import { webVtt } from './webvtt.rules.ts'

it('writes hours, escapes markup, joins lines, and leaves out empty cues', () => {
  const file = webVtt([
    { start: 3661.0004, end: 3662.5, text: 'a <b> & c -->\nnext' },
    { start: 5, end: 6, text: '  \n ' },
    { start: 7, end: 7.0001, text: 'no time to read' },
  ])
  expect(file).toBe('WEBVTT\n\n1\n01:01:01.000 --> 01:01:02.500\na &lt;b&gt; &amp; c --&gt; next\n')
})

it('says who speaks in a voice span that a name cannot break out of', () => {
  const file = webVtt([{ start: 0, end: 1, text: 'Go <now>', voice: 'Mara> <b>\nHolt' }])
  expect(file).toContain('\n<v Mara&gt; &lt;b&gt; Holt>Go &lt;now&gt;\n')
})
