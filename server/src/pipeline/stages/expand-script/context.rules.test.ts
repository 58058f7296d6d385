import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { buildContext, tokensOf } from './context.rules.ts'

const segments = (texts: readonly string[]) => texts.map((text, index) => ({ sequence: index + 1, text, script: null }))
const story = (texts: readonly string[], summary = '') => ({
  sceneTitle: 'A scene',
  bible: emptyBible(),
  summary,
  segments: segments(texts),
})

it('gives the newest segments, oldest first, without a gap, within the budget', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 400 }), { maxLength: 20 }),
      fc.string({ maxLength: 2_000 }),
      fc.integer({ min: 0, max: 1_500 }),
      (texts, summary, budget) => {
        const { context, record } = buildContext(story(texts, summary), 'My text.', budget)
        const given = context.recentSegments.map(({ sequence }) => sequence)
        expect(given).toEqual(
          Array.from({ length: given.length }, (_, index) => texts.length - given.length + index + 1),
        )
        expect(record.segments).toEqual(given)
        const fixed = record.tokens.bible + record.tokens.text
        expect(record.tokens.summary + record.tokens.segments).toBeLessThanOrEqual(Math.max(0, budget - fixed))
        expect(tokensOf(context.summary)).toBe(record.tokens.summary)
      },
    ),
  )
})

it('always gives the bible whole, even when it alone exceeds the budget', () => {
  const { context, record } = buildContext(story(['Before.']), 'My text.', 1)
  expect(context.bible).toEqual(emptyBible())
  expect(record.segments).toEqual([])
})

it('cuts the summary from its older end, at a line', () => {
  const lines = Array.from({ length: 50 }, (_, index) => `${index + 1}. Something happened in the village.`)
  const { context } = buildContext(story([], lines.join('\n')), 'My text.', 400)
  expect(context.summary.split('\n').at(-1)).toBe(lines.at(-1))
  expect(context.summary.split('\n')[0]).toMatch(/^\d+\. Something happened/)
})
