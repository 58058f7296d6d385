import { Bible, type BibleEdit } from '@skein/contract/bible'
import * as fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { applyOperations } from './apply-operations.rules.ts'
import { planEdits } from './plan-edits.rules.ts'
import { remainders } from './remainders.rules.ts'
import { validateBible } from './validate-bible.rules.ts'

const place = { segmentNumber: 4 }
const base: Bible = {
  version: 7,
  characters: [
    {
      entityId: 'char_mara',
      canonicalName: 'Mara Holt',
      aliases: ['the keeper'],
      description: 'Keeps the light.',
      traits: ['left-handed', 'never swims'],
      appearance: 'a red coat',
      relationships: [{ targetEntityId: 'char_odo', relationshipType: 'sister of' }],
      introducedInSegment: 1,
      isActive: true,
    },
    { entityId: 'char_odo', canonicalName: 'Odo', introducedInSegment: 2, isActive: true },
  ],
  setting: { worldRules: ['Nobody swims.'], locations: [{ name: 'the pier' }], timePeriod: '1911' },
  timeline: { majorEvents: [{ segmentNumber: 2, event: 'Odo rows out.', consequences: '' }] },
  plotThreads: [{ id: 'lamp', description: 'Who lit it?', status: 'active' }],
}
const rewritten = (change: (bible: Bible) => void): Bible => {
  const wanted = structuredClone(base)
  change(wanted)
  return wanted
}
const plan = (change: (bible: Bible) => void) => planEdits(base, rewritten(change), place)
const first = (bible: Bible) => bible.characters[0] ?? expect.unreachable()

describe('a bible rewritten by hand', () => {
  it('that says the same in another order comes to no edits', () => {
    const { edits, refused } = plan((bible) => {
      bible.characters.reverse()
      first({ ...bible, characters: bible.characters.toReversed() }).traits?.reverse()
      bible.styleGuide = {}
    })
    expect({ edits, refused }).toEqual({ edits: [], refused: [] })
  })

  it('becomes operations that lead to exactly what was written', () => {
    const { edits, refused, bible } = plan((wanted) => {
      const mara = first(wanted)
      mara.canonicalName = 'Mara Vane'
      mara.aliases = ['the lighthouse keeper']
      mara.traits = ['left-handed', 'wears glasses']
      mara.description = 'Keeps the light alone.'
      mara.relationships = []
      wanted.characters.push({
        entityId: 'char_ines',
        canonicalName: 'Ines',
        aliases: ['the keeper'],
        traits: ['patient'],
      })
      wanted.setting.worldRules = ['Nobody flies.']
      wanted.setting.locations = [{ name: 'the pier', description: 'wet planks' }, { name: 'the lamp room' }]
      wanted.setting.timePeriod = '1912'
      wanted.timeline.majorEvents?.push({ event: 'The lamp goes out.' })
      wanted.plotThreads = [
        { id: 'lamp', description: 'Who lit it?', status: 'resolved' },
        { id: 'fog', description: 'What is in the fog?', status: 'abandoned' },
      ]
      wanted.styleGuide = { tone: 'dry' }
    })
    expect(refused).toEqual([])
    expect(bible.characters[0]).toMatchObject({
      canonicalName: 'Mara Vane',
      aliases: ['the lighthouse keeper'],
      traits: ['left-handed', 'wears glasses'],
      appearance: 'a red coat',
    })
    expect(bible.timeline.majorEvents?.at(-1)).toMatchObject({ segmentNumber: 4, event: 'The lamp goes out.' })
    expect(applyOperations(base, edits, place).bible).toEqual({ ...bible, version: 8 })
  })

  it('lets somebody leave when an event says why', () => {
    const leave = (bible: Bible) => (first(bible).isActive = false)
    expect(plan(leave)).toMatchObject({ edits: [], refused: [{ pointer: '/characters/0/isActive' }] })
    const { edits, refused } = plan((bible) => {
      leave(bible)
      bible.timeline.majorEvents?.push({ event: 'Mara Holt drowns off the pier.' })
    })
    expect(refused).toEqual([])
    expect(edits).toEqual([
      { op: 'set_active', entityId: 'char_mara', isActive: false, cause: 'Mara Holt drowns off the pier.' },
    ])
  })

  it.each<[string, string, (bible: Bible) => void]>([
    ['another version number', '/version', (bible) => (bible.version = 9)],
    ['a person taken out', '/characters/1', (bible) => bible.characters.splice(1, 1)],
    [
      'where somebody first appeared',
      '/characters/0/introducedInSegment',
      (bible) => (first(bible).introducedInSegment = 3),
    ],
    [
      'a picture',
      '/characters/0/referenceAssets/portraitUrl',
      (bible) => (first(bible).referenceAssets = { portraitUrl: 'https://x.test' }),
    ],
    ['a plot thread taken out', '/plotThreads/0', (bible) => (bible.plotThreads = [])],
    [
      'an event told otherwise',
      '/timeline/majorEvents/0/consequences',
      (bible) =>
        (bible.timeline.majorEvents = [{ segmentNumber: 2, event: 'Odo rows out.', consequences: 'He is lost.' }]),
    ],
    [
      'a name that is somebody else’s',
      '/characters/1/canonicalName',
      (bible) => (bible.characters[1] = { entityId: 'char_odo', canonicalName: 'the keeper', introducedInSegment: 2 }),
    ],
    [
      'a field that bibles do not have',
      '/setting/weather',
      (bible) => Object.assign(bible.setting, { weather: 'fog' }),
    ],
    [
      'more words than an entry takes',
      '/setting/worldRules/1',
      (bible) => bible.setting.worldRules?.push('a'.repeat(601)),
    ],
    [
      'more changes than fit into one version',
      '',
      (bible) => bible.setting.worldRules?.push(...Array.from({ length: 61 }, (_, number) => `Rule ${number}.`)),
    ],
  ])('is refused %s, by its place', (_, pointer, change) => {
    const { refused } = plan(change)
    expect(refused.map((one) => one.pointer)).toContain(pointer)
  })

  it('whatever it says: what is not refused is exactly reached, and what is reached is sound', () => {
    const words = fc.constantFrom('', 'Mara Holt', 'mara holt', 'Odo', 'the keeper', 'sister of', 'Nobody swims.')
    const id = fc.constantFrom('char_mara', 'char_odo', 'char_ines')
    const list = fc.array(words, { maxLength: 3 })
    const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
    const wild = fc.record({
      characters: some(
        fc.uniqueArray(
          fc.record({
            entityId: id,
            canonicalName: words,
            aliases: some(list),
            traits: some(list),
            description: some(words),
            appearance: some(words),
            isActive: some(fc.boolean()),
            introducedInSegment: some(fc.constantFrom(1, 2, 4)),
            relationships: some(
              fc.array(fc.record({ targetEntityId: some(id), relationshipType: some(words) }), { maxLength: 2 }),
            ),
          }),
          { selector: ({ entityId }) => entityId },
        ),
      ),
      setting: some(
        fc.record({
          worldRules: some(list),
          timePeriod: some(words),
          locations: some(fc.array(fc.record({ name: some(words), description: some(words) }), { maxLength: 3 })),
        }),
      ),
      timeline: some(
        fc.record({
          currentPoint: some(words),
          majorEvents: some(
            fc.array(
              fc.record({ event: some(words), consequences: some(words), segmentNumber: some(fc.constantFrom(2, 4)) }),
              { maxLength: 3 },
            ),
          ),
        }),
      ),
      plotThreads: some(
        fc.array(
          fc.record({
            id: some(fc.constantFrom('lamp', 'fog')),
            description: some(words),
            status: some(fc.constantFrom('active', 'resolved')),
          }),
          { maxLength: 3 },
        ),
      ),
    })
    fc.assert(
      fc.property(wild, fc.boolean(), (said, hasAll) => {
        const document: unknown = { ...(hasAll ? base : {}), ...JSON.parse(JSON.stringify(said)), version: 7 }
        fc.pre(Value.Check(Bible, document) && validateBible(document, { newestSegment: 4 }).length === 0)
        const { edits, refused, bible } = planEdits(base, document, place)
        const replayed = applyOperations<BibleEdit>(base, edits, place)
        expect(replayed.skipped).toEqual([])
        expect({ ...replayed.bible, version: 7 }).toEqual(bible)
        expect(validateBible(bible, { newestSegment: 4 })).toEqual([])
        if (refused.length > 0) return
        // What Skein fills in for what is new is all that may be left.
        for (const pointer of remainders(bible, document))
          expect(pointer).toMatch(/introducedInSegment$|segmentNumber$|consequences$/)
      }),
      { numRuns: 300 },
    )
  })
})
