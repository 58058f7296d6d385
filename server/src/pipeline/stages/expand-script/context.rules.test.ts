import type { Bible } from '@skein/contract/bible'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { estimateTokens } from '#reading/estimate-tokens.ts'
import { buildContext } from './context.rules.ts'

const segments = (texts: readonly string[]) => texts.map((text, index) => ({ sequence: index + 1, text, script: null }))
const story = (texts: readonly string[], { summary = '', bible = emptyBible() } = {}) => ({
  sceneTitle: 'A scene',
  bible,
  summary,
  segments: segments(texts),
})
const characterIds = ({ characters }: Bible) => characters.map(({ entityId }) => entityId)

/** Names no two of which share a word: Aaba, Baba, ... */
const name = (at: number) =>
  `${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(97 + (Math.floor(at / 26) % 26), 97 + Math.floor(at / 676))}ba`

/** A bible of as many segments: in each something happens, and in every so many of them somebody comes to a place. */
function longBible(segmentCount: number, { from = 0, comesEvery = 1, openAfter = 0 } = {}): Bible {
  const all = Array.from({ length: segmentCount }, (_, at) => ({ segment: from + at + 1, who: name(from + at) }))
  const each = all.filter(({ segment }) => segment % comesEvery === 0)
  return {
    ...emptyBible(),
    version: segmentCount + 1,
    characters: each.map(({ segment, who }) => ({
      entityId: `char_${who.toLowerCase()}`,
      canonicalName: who,
      description: 'Waits for the tide. '.repeat(1 + (segment % 5)),
      introducedInSegment: segment,
    })),
    setting: {
      timePeriod: '1870',
      worldRules: ['Nobody flies.'],
      locations: each.map(({ who }) => ({ name: `${who} Rock` })),
    },
    timeline: {
      majorEvents: all.map(({ segment, who }) => ({ segmentNumber: segment, event: `${who} came ashore.` })),
    },
    plotThreads: each.map(({ segment, who }) => ({
      id: `t${segment}`,
      description: `Who called ${who}?`,
      status: segment > openAfter && segment % 3 === 0 ? 'active' : 'resolved',
    })),
  }
}

describe('the context a storyteller is given', () => {
  it('holds the newest segments, oldest first, without a gap, and is within the budget when frame and text are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 400 }), { maxLength: 12 }),
        fc.string({ maxLength: 2_000, unit: 'grapheme' }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.string({ maxLength: 200 }),
        (texts, summary, people, budget, text) => {
          const bible = longBible(people)
          const { context, record } = buildContext(story(texts, { summary, bible }), text, budget)
          const given = context.recentSegments.map(({ sequence }) => sequence)
          expect(given).toEqual(
            Array.from({ length: given.length }, (_, index) => texts.length - given.length + index + 1),
          )
          expect(record.segments).toEqual(given)
          const frame =
            buildContext(story([]), '', 0).record.tokens.bible +
            estimateTokens('"1870""Nobody flies.""timePeriod":"worldRules":[],,')
          const { tokens } = record
          const all = tokens.bible + tokens.summary + tokens.segments + tokens.text
          if (frame + tokens.text <= budget) expect(all).toBeLessThanOrEqual(budget)
          expect(tokens.bible).toBe(estimateTokens(JSON.stringify(context.toldBible)))
          expect(tokens.summary).toBe(estimateTokens(context.summary))
          expect(context.bible).toBe(bible)
          expect(buildContext(story(texts, { summary, bible }), text, budget)).toEqual({ context, record })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has everybody whom the text names, before anybody else, and says why each is there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 149 }), { minLength: 1, maxLength: 8 }), (named) => {
        const bible = longBible(150)
        const text = named.map((at) => `Then ${name(at)} went out.`).join(' ')
        const { context, record } = buildContext(story(['Rain.'], { bible }), text, 2_000)
        const ids = named.map((at) => `char_${name(at).toLowerCase()}`)
        expect(characterIds(context.toldBible ?? bible)).toEqual(expect.arrayContaining(ids))
        const first = record.entries.slice(0, named.length)
        expect(first.map(({ because }) => because)).toEqual(named.map(() => 'named'))
        expect(new Set(first.map(({ entityId }) => entityId))).toEqual(new Set(ids))
        for (const { pointer, entityId } of first)
          expect(bible.characters[Number(pointer.split('/')[2])]?.entityId).toBe(entityId)
        expect(record.leftOut.characters).toBe(150 - (context.toldBible ?? bible).characters.length)
      }),
      { numRuns: 20 },
    )
  })

  it('is the same after ten thousand segments as after a hundred with the same recent part', () => {
    const newer = longBible(100, { from: 9_900, comesEvery: 10, openAfter: 9_900 })
    const whole = longBible(10_000, { comesEvery: 10, openAfter: 9_900 })
    const recent = [`${name(9_959)} looked at the sea.`, 'The tide came in.']
    const told = (bible: Bible) =>
      buildContext(story(recent, { bible }), `She laughed, and ${name(9_979)} with her.`, 1_000).context.toldBible
    const [short, long] = [told(newer), told(whole)]
    expect(characterIds(long ?? whole)).toEqual(characterIds(short ?? newer))
    expect(long?.setting).toEqual(short?.setting)
    expect(long?.timeline.majorEvents?.map(({ event }) => event)).toEqual(
      short?.timeline.majorEvents?.map(({ event }) => event),
    )
    expect(long?.plotThreads?.map(({ description }) => description)).toEqual(
      short?.plotThreads?.map(({ description }) => description),
    )
  })

  it('knows whom a pronoun may mean, who belongs to them, and what became of whom the text names', () => {
    const crowd = longBible(300)
    const bible: Bible = {
      ...crowd,
      characters: [
        {
          entityId: 'char_ada',
          canonicalName: 'Ada',
          description: 'A woman who keeps the light.',
          relationships: [{ targetEntityId: 'char_tom', relationshipType: 'sister of' }],
        },
        { entityId: 'char_tom', canonicalName: 'Tom Reed', description: '' },
        { entityId: 'char_old', canonicalName: 'the keeper', aliases: ['Old Wick'], isActive: false },
        ...crowd.characters,
      ],
      timeline: {
        majorEvents: [
          { segmentNumber: 1, event: 'The boat sank.', consequences: 'the keeper takes no further part.' },
          ...(crowd.timeline.majorEvents ?? []),
        ],
      },
    }
    const { context, record } = buildContext(
      story(['Ada lit the lamp.', 'It rained.'], { bible }),
      'She thought of Old Wick, and then of the keeper’s boat.',
      1_200,
    )
    const why = new Map(record.entries.map(({ entityId, because }) => [entityId, because]))
    expect([why.get('char_old'), why.get('char_ada'), why.get('char_tom')]).toEqual(['named', 'meant', 'related'])
    expect(context.toldBible?.setting).toMatchObject({ timePeriod: '1870', worldRules: ['Nobody flies.'] })
    expect(record.leftOut.characters).toBeGreaterThan(200)
  })

  it('cuts the summary from its older end, at a line', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${index + 1}. Something happened in the village.`)
    const { context } = buildContext(story([], { summary: lines.join('\n') }), 'My text.', 400)
    expect(context.summary.split('\n').at(-1)).toBe(lines.at(-1))
    expect(context.summary.split('\n')[0]).toMatch(/^\d+\. Something happened/)
  })
})
