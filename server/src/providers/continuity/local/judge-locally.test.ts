import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBible } from '../../../../test/make/continuity.ts'
import { SAMPLE_BIBLE, SAMPLE_PARTS } from '#seed/sample-story.ts'
import { judgeLocally } from './judge-locally.ts'
import { judgedBible, judgedText, verdictOfTheRules } from '../../../../../web/src/test/verdict-of-the-rules.ts'
import { anyText } from '../../../../test/make/any-text.ts'

const bible = makeBible({
  characters: [
    {
      canonicalName: 'Piet Maes',
      aliases: ['the baker'],
      description: 'A man, dead since the fire',
      isActive: false,
      traits: ['blind'],
    },
    { canonicalName: 'Lotte Maes', description: 'A woman', traits: ['cannot swim', 'keeps three goats'] },
  ],
  setting: { timePeriod: '1820', worldRules: ['Nobody may dance on the bridge', 'There is no roof on the barn'] },
  plotThreads: [{ id: 'ring', description: 'Who stole the ring? It was found', status: 'resolved' }],
})

describe('the verdict of the rules', () => {
  it('quotes the text letter for letter, and says the surest first', () => {
    const text = '<i>Cold.</i> Piet lifted the tray.\n\nLotte swam across and switched on the television.'
    const { findings } = judgeLocally(text, bible, [])
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual([
      'anachronism',
      'inactive_character_acts',
      'trait_contradiction',
    ])
    for (const { quote } of findings) expect(text.slice(quote?.start, quote?.end)).toBe(quote?.text)
    expect(findings.map(({ confidence }) => confidence)).toEqual(
      findings.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    )
  })

  it('says what its sentences are made of, as the pages are tried with', () => {
    expect(judgeLocally(judgedText, judgedBible, []).findings).toEqual(verdictOfTheRules.findings)
  })

  it('blocks only what it is sure of', () => {
    const text = 'Piet lifted the tray and switched on the television. Still nobody knew who stole the ring.'
    const { findings } = judgeLocally(text, bible, [])
    expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['anachronism', 'block'],
      ['inactive_character_acts', 'warn'],
      ['resolved_thread_reopened', 'warn'],
    ])
  })

  it.each([
    [
      'German',
      'Piet hob das Blech aus dem Ofen und wischte sich die Hände ab. Dann setzte er sich ans Fenster und schwieg eine Weile.',
    ],
    [
      'French',
      'Piet sortit la plaque du four et s’essuya les mains. Puis il s’assit près de la fenêtre et se tut un moment.',
    ],
    ['Japanese', 'ピートは窯から天板を取り出し、手を拭いた。それから窓辺に座った。'],
  ])('steps aside in %s and says so', (language, text) => {
    expect(judgeLocally(text, bible, [])).toMatchObject({
      findings: [],
      notes: [{ text: expect.stringContaining(language) }],
      ran: [],
    })
  })

  it('has nothing against the sample story it comes with', () => {
    for (const [index, part] of SAMPLE_PARTS.entries())
      expect(
        judgeLocally(part, { version: 1, ...SAMPLE_BIBLE }, SAMPLE_PARTS.slice(Math.max(0, index - 2), index)).findings,
      ).toEqual([])
  })

  it('takes any text and any bible without an error, and never quotes past the end', () => {
    const words = fc.constantFrom(
      'Piet',
      'Lotte',
      'the baker',
      '“',
      '”',
      "'",
      '*',
      'said',
      'swam',
      'if',
      ',',
      '.',
      '\n',
      'the',
      'who',
      'had',
      '7',
      'two',
      '🜚',
      '<b>',
      '\ud800',
      'was',
      'ring',
      '—',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), anyText({ maxLength: 40 }), (parts, name) => {
        const text = parts.join(' ')
        const odd = {
          ...bible,
          characters: [
            ...bible.characters,
            { entityId: 'char_x', canonicalName: name, aliases: [name, '(', '['], traits: [name] },
          ],
        }
        for (const { quote } of judgeLocally(text, odd, [text]).findings) {
          expect(quote?.end ?? 0).toBeLessThanOrEqual(text.length)
          expect(quote?.text).toBe(text.slice(quote?.start, quote?.end))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('says that the end of a long text was read without grammar', () => {
    expect(judgeLocally('Lotte walked along the quay and looked at the boats. '.repeat(400), bible, []).notes).toEqual([
      expect.objectContaining({ text: expect.stringContaining('without grammar') }),
    ])
  })
})
