import { Bible, type BibleCorrection, type BibleEdit, type BibleOperation } from '@skein/contract/bible'
import sceneBibleSchema from '@skein/contract/schemas/scene-bible.schema.json' with { type: 'json' }
import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOperations } from './apply-operations.rules.ts'
import { diffBibles } from './diff-bibles.rules.ts'
import { say } from '#platform/say.ts'
import { emptyBible } from './empty-bible.rules.ts'
import { mergeOperations } from './merge-operations.rules.ts'
import { comparableWording } from './names.rules.ts'
import { validateBible } from './validate-bible.rules.ts'

const mara: BibleOperation = {
  op: 'add_character',
  entityId: 'char_mara',
  canonicalName: 'Mara',
  description: 'Keeps the lighthouse.',
  traits: ['stubborn'],
}

const entityId = fc.constantFrom('char_mara', 'char_odo', 'char_ines', 'char_nobody')
const name = fc.oneof(
  fc.constantFrom('Mara', 'mara', 'Odo', 'Ines', 'the pier'),
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
)
const maybeEmpty = fc.constantFrom('', 'tall', 'Keeps the lighthouse.')
const operation: fc.Arbitrary<BibleOperation> = fc.oneof(
  fc.record({
    op: fc.constant('add_character' as const),
    entityId,
    canonicalName: name,
    description: maybeEmpty,
    traits: fc.array(name, { maxLength: 4 }),
  }),
  fc.record({ op: fc.constant('add_alias' as const), entityId, alias: name }),
  fc.record({ op: fc.constant('add_trait' as const), entityId, trait: name }),
  fc.record({ op: fc.constant('settle_appearance' as const), entityId, appearance: name }),
  fc.record({ op: fc.constant('set_active' as const), entityId, isActive: fc.boolean(), cause: name }),
  fc.record({
    op: fc.constant('add_relationship' as const),
    entityId,
    targetEntityId: entityId,
    relationshipType: fc.constantFrom('sister', 'rival'),
  }),
  fc.record({ op: fc.constant('add_location' as const), name, description: maybeEmpty }),
  fc.record({ op: fc.constant('add_world_rule' as const), rule: name }),
  fc.record({ op: fc.constant('add_event' as const), event: name, consequences: maybeEmpty }),
  fc.record({ op: fc.constant('set_current_point' as const), currentPoint: name }),
  fc.record({ op: fc.constant('open_plot_thread' as const), id: fc.constantFrom('map', 'storm'), description: name }),
  fc.record({
    op: fc.constant('set_plot_thread' as const),
    id: fc.constantFrom('map', 'storm', 'lost'),
    status: fc.constantFrom('active' as const, 'resolved' as const, 'abandoned' as const),
  }),
)
const thread = fc.constantFrom('map', 'storm', 'lost')
const correction: fc.Arbitrary<BibleCorrection> = fc.oneof(
  fc.record({ op: fc.constant('rename_character' as const), entityId, canonicalName: name }),
  fc.record({ op: fc.constant('describe_character' as const), entityId, description: maybeEmpty }),
  fc.record({ op: fc.constant('describe_appearance' as const), entityId, appearance: maybeEmpty }),
  fc.record({ op: fc.constant('remove_alias' as const), entityId, alias: name }),
  fc.record({ op: fc.constant('remove_trait' as const), entityId, trait: name }),
  fc.record({
    op: fc.constant('remove_relationship' as const),
    entityId,
    targetEntityId: entityId,
    relationshipType: fc.constantFrom('sister', 'rival'),
  }),
  fc.record({ op: fc.constant('describe_location' as const), name, description: maybeEmpty }),
  fc.record({ op: fc.constant('remove_location' as const), name }),
  fc.record({ op: fc.constant('remove_world_rule' as const), rule: name }),
  fc.record({ op: fc.constant('remove_event' as const), event: name }),
  fc.record({ op: fc.constant('describe_plot_thread' as const), id: thread, description: name }),
  fc.record({ op: fc.constant('set_primary_location' as const), primaryLocation: name }),
  fc.record({ op: fc.constant('set_time_period' as const), timePeriod: name }),
  fc.record({
    op: fc.constant('set_style' as const),
    field: fc.constantFrom('tone' as const, 'genre' as const),
    words: name,
  }),
)
const edit: fc.Arbitrary<BibleEdit> = fc.oneof({ weight: 2, arbitrary: operation }, correction)
const history = fc.array(fc.array(edit, { maxLength: 12 }), { maxLength: 8 })

function replay(segments: readonly (readonly BibleEdit[])[]): Bible {
  let bible = emptyBible()
  for (const [index, operations] of segments.entries()) {
    bible = applyOperations(bible, operations, { segmentNumber: index + 1 }).bible
  }
  return bible
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

/** What a schema demands, without its prose. `type` beside `enum` adds nothing and TypeBox leaves it out. */
/** The one field the source document does not have; its schema lets unknown fields through. */
const OUR_OWN = 'appearance'

function demands(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(demands)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).filter(
    ([key, value]) =>
      !['$schema', 'default', OUR_OWN].includes(key) &&
      !(key === 'description' && typeof value === 'string') &&
      !(key === 'type' && 'enum' in schema),
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, demands(value)]))
}

describe('applyOperations', () => {
  it('leads from version 1 to the newest version again, through stored JSON too', () => {
    fc.assert(
      fc.property(history, (segments) => {
        let stored: Bible = emptyBible()
        for (const [index, operations] of segments.entries()) {
          const read: Bible = JSON.parse(JSON.stringify(stored))
          stored = applyOperations(read, JSON.parse(JSON.stringify(operations)), { segmentNumber: index + 1 }).bible
        }
        expect(replay(segments)).toEqual(stored)
        expect(stored.version).toBe(segments.length + 1)
      }),
    )
  })

  it('always leaves a sound bible and accounts for every operation', () => {
    fc.assert(
      fc.property(history, fc.array(edit), (segments, operations) => {
        const before = replay(segments)
        const { bible, applied, skipped } = applyOperations(before, operations, { segmentNumber: 99 })
        expect(validateBible(bible)).toEqual([])
        expect(applied.length + skipped.length).toBe(operations.length)
        for (const { reason } of skipped) expect(reason.text).not.toBe('')
      }),
    )
  })

  it('never changes the bible it was given', () => {
    fc.assert(
      fc.property(history, fc.array(edit), (segments, operations) => {
        const before = freeze(replay(segments))
        expect(() => applyOperations(before, operations, { segmentNumber: 9 })).not.toThrow()
      }),
    )
  })

  it('applies nothing the second time', () => {
    const once: BibleOperation[] = [
      mara,
      { op: 'add_alias', entityId: 'char_mara', alias: 'the keeper' },
      { op: 'add_location', name: 'the lighthouse', description: '' },
      { op: 'add_event', event: 'The lamp goes out.', consequences: '' },
      { op: 'set_current_point', currentPoint: 'Night, the lighthouse' },
    ]
    const first = applyOperations(emptyBible(), once, { segmentNumber: 1 })
    const second = applyOperations(first.bible, once, { segmentNumber: 1 })
    expect(first.skipped).toEqual([])
    expect(second.applied).toEqual([])
    expect({ ...second.bible, version: 2 }).toEqual(first.bible)
  })

  it('fills in what an earlier writer left open and keeps what they wrote', () => {
    const { bible } = applyOperations(emptyBible(), [{ ...mara, description: '' }], { segmentNumber: 3 })
    const later = applyOperations(
      bible,
      [{ ...mara, canonicalName: 'Mara Holt', traits: ['Stubborn', 'left-handed'] }],
      { segmentNumber: 4 },
    )
    expect(later.bible.characters).toEqual([
      {
        entityId: 'char_mara',
        canonicalName: 'Mara',
        aliases: ['Mara Holt'],
        description: 'Keeps the lighthouse.',
        traits: ['stubborn', 'left-handed'],
        relationships: [],
        introducedInSegment: 3,
        isActive: true,
      },
    ])
  })

  it('never lets two characters answer to one alias', () => {
    const odo: BibleOperation = { ...mara, entityId: 'char_odo', canonicalName: 'Odo' }
    const alias: BibleOperation = { op: 'add_alias', entityId: 'char_odo', alias: 'MARA' }
    const { skipped } = applyOperations(emptyBible(), [mara, odo, alias], { segmentNumber: 1 })
    expect(skipped).toEqual([{ operation: alias, reason: say('left_nameOf', { alias: 'MARA', name: 'Mara' }) }])
    expect(skipped[0]?.reason.text).toBe('MARA is a name of Mara.')
  })

  it('keeps why somebody left as an event', () => {
    const leave: BibleOperation = { op: 'set_active', entityId: 'char_mara', isActive: false, cause: 'Mara drowns.' }
    const { bible } = applyOperations(emptyBible(), [mara, leave], { segmentNumber: 7 })
    expect(bible.characters[0]?.isActive).toBe(false)
    expect(bible.timeline.majorEvents).toEqual([
      { segmentNumber: 7, event: 'Mara drowns.', consequences: 'Mara takes no further part.' },
    ])
  })
})

describe('validateBible', () => {
  it('names every broken place by JSON Pointer', () => {
    const document = { version: '1', characters: [{ entityId: 'Mara', canonicalName: 3 }], timeline: {} }
    expect(validateBible(document).map(({ pointer, problem }) => [pointer, problem.text])).toEqual(
      expect.arrayContaining([
        ['', "must have required property 'setting'"],
        ['/version', 'must be integer'],
        ['/characters/0/entityId', 'must match pattern "^char_[a-z0-9]+$"'],
        ['/characters/0/canonicalName', 'must be string'],
      ]),
    )
  })

  it('refuses two characters with one id and relationships that lead nowhere', () => {
    const bible = {
      ...emptyBible(),
      version: 0,
      characters: [
        { entityId: 'char_a', canonicalName: 'A', relationships: [{ targetEntityId: 'char_z' }] },
        { entityId: 'char_a', canonicalName: 'B' },
      ],
    }
    expect(validateBible(bible).map(({ pointer }) => pointer)).toEqual([
      '/version',
      '/characters/1/entityId',
      '/characters/0/relationships/0/targetEntityId',
    ])
  })

  it('takes whatever is not a bible without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(validateBible(anything)).toBeInstanceOf(Array)
      }),
    )
  })
})

describe('diffBibles', () => {
  it('finds nothing between a bible and itself', () => {
    fc.assert(
      fc.property(history, (segments) => {
        const bible = replay(segments)
        expect(diffBibles(bible, { ...structuredClone(bible), version: bible.version + 1 })).toEqual([])
      }),
    )
  })

  it('says something whenever an operation was applied', () => {
    fc.assert(
      fc.property(history, operation, (segments, next) => {
        const before = replay(segments)
        const { bible, applied } = applyOperations(before, [next], { segmentNumber: 50 })
        expect(diffBibles(before, bible).length > 0).toBe(applied.length > 0)
      }),
    )
  })

  it('points at entries that exist', () => {
    fc.assert(
      fc.property(history, history, (left, right) => {
        const [older, newer] = [replay(left), replay(right)]
        for (const { kind, pointer } of diffBibles(older, newer)) {
          let found: unknown = kind === 'removed' ? older : newer
          for (const key of pointer.split('/').slice(1)) found = Object(found)[key]
          expect(found).toBeDefined()
        }
      }),
    )
  })

  it('reads as sentences', () => {
    const before = applyOperations(emptyBible(), [mara], { segmentNumber: 1 }).bible
    const { bible } = applyOperations(
      before,
      [
        { op: 'add_character', entityId: 'char_odo', canonicalName: 'Odo', description: '', traits: [] },
        { op: 'add_alias', entityId: 'char_mara', alias: 'the keeper' },
        { op: 'add_relationship', entityId: 'char_mara', targetEntityId: 'char_odo', relationshipType: 'sister of' },
        { op: 'set_active', entityId: 'char_odo', isActive: false, cause: 'Odo sails away.' },
        { op: 'open_plot_thread', id: 'lamp', description: 'Who broke the lamp?' },
      ],
      { segmentNumber: 2 },
    )
    const lines = diffBibles(before, bible).map(({ kind, pointer, text }) => ({ kind, pointer, text }))
    expect(lines).toEqual([
      { kind: 'added', pointer: '/characters/0/aliases/0', text: 'Mara is also called the keeper' },
      { kind: 'added', pointer: '/characters/0/relationships/0', text: 'Mara, sister of: Odo' },
      { kind: 'added', pointer: '/characters/1', text: 'Odo joins the cast' },
      {
        kind: 'added',
        pointer: '/timeline/majorEvents/0',
        text: 'New event: Odo sails away. → Odo takes no further part. (segment 2)',
      },
      { kind: 'added', pointer: '/plotThreads/0', text: 'New plot thread: Who broke the lamp?' },
    ])
  })
})

describe('the Bible mirror in the contract', () => {
  it('demands exactly what the published JSON Schema demands', () => {
    expect(demands(JSON.parse(JSON.stringify(Bible)))).toEqual(demands(sceneBibleSchema))
  })

  it('gives the same answer as the published JSON Schema', () => {
    const ajv = new Ajv()
    const [mirror, published] = [ajv.compile(Bible), ajv.compile(sceneBibleSchema)]
    const odd = fc.oneof(fc.anything(), fc.constantFrom('char_a', 'char_', 'active', 'gone', 1, 1.5, null, [], {}))
    fc.assert(
      fc.property(history, fc.string(), odd, (segments, key, value) => {
        const bible = { ...replay(segments), [key]: value, plotThreads: [{ status: value }] }
        expect(mirror(bible)).toBe(published(bible))
      }),
    )
  })
})

describe('how somebody looks', () => {
  const settle = (appearance: string): BibleOperation => ({
    op: 'settle_appearance',
    entityId: 'char_mara',
    appearance,
  })
  const seen = () => applyOperations(emptyBible(), [mara, settle('red coat')], { segmentNumber: 1 }).bible

  it('is settled once: a later segment cannot change it', () => {
    const { bible, skipped } = applyOperations(seen(), [settle('blue coat')], { segmentNumber: 2 })
    expect(bible.characters[0]?.appearance).toBe('red coat')
    expect(skipped).toHaveLength(1)
  })

  it('is changed by the owner, in its own words or by a new description', () => {
    const change = (correction: BibleCorrection) =>
      applyOperations(seen(), [correction], { segmentNumber: 2 }).bible.characters[0]
    expect(change({ op: 'describe_appearance', entityId: 'char_mara', appearance: 'a cloak' })?.appearance).toBe(
      'a cloak',
    )
    expect(change({ op: 'describe_character', entityId: 'char_mara', description: 'In grey.' })).not.toHaveProperty(
      'appearance',
    )
  })
})

describe('corrections by the owner', () => {
  const start = () => applyOperations(emptyBible(), [mara], { segmentNumber: 1 }).bible

  it('keep the old name of a renamed character as an alias', () => {
    const { bible } = applyOperations(
      start(),
      [{ op: 'rename_character', entityId: 'char_mara', canonicalName: 'Mara Holt' }],
      { segmentNumber: 1 },
    )
    expect(bible.characters[0]).toMatchObject({ canonicalName: 'Mara Holt', aliases: ['Mara'] })
  })

  it('bring an earlier version back as a new one, whatever came between', () => {
    fc.assert(
      fc.property(history, history, (before, after) => {
        const early = replay(before)
        const { version, ...said } = early
        let late = early
        for (const edits of after) late = applyOperations(late, edits, { segmentNumber: 50 }).bible
        const { bible } = applyOperations(late, [{ op: 'restore_bible', version, bible: said }], { segmentNumber: 60 })
        expect(diffBibles(early, bible)).toEqual([])
        expect(bible.version).toBe(late.version + 1)
        expect(validateBible(bible)).toEqual([])
      }),
    )
  })
})

describe('two people’s changes', () => {
  const place = { segmentNumber: 9 }
  const ines: BibleOperation = { ...mara, entityId: 'char_ines', canonicalName: 'Ines' }
  /** Two spellings of the same words are the same words. */
  const alike = (bible: Bible): Bible =>
    JSON.parse(JSON.stringify(bible), (_, value: unknown) =>
      typeof value === 'string' ? comparableWording(value) : value,
    )
  const base = () => applyOperations(emptyBible(), [mara, ines], { segmentNumber: 1 }).bible

  it('join in either order to the same bible, as far as they do not contradict each other', () => {
    fc.assert(
      fc.property(history, fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (past, ours, theirs) => {
        const bible = replay(past)
        const oursOnBase = applyOperations(bible, ours, place).applied
        const theirsOnBase = applyOperations(bible, theirs, place).applied
        // A list that takes back what it said itself has no order to be kept against another.
        fc.pre(mergeOperations(bible, ours, theirs, place).conflicts.length === 0)
        const oneWay = applyOperations(bible, [...theirsOnBase, ...oursOnBase], place).bible
        const otherWay = applyOperations(bible, [...oursOnBase, ...theirsOnBase], place).bible
        expect(diffBibles(alike(oneWay), alike(otherWay))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it.each<[string, BibleEdit, BibleEdit]>([
    [
      'who is in the story',
      { op: 'set_active', entityId: 'char_mara', isActive: false, cause: 'Mara drowned.' },
      { op: 'set_active', entityId: 'char_mara', isActive: false, cause: 'Mara went abroad.' },
    ],
    [
      'whose name it is',
      { op: 'add_alias', entityId: 'char_mara', alias: 'the keeper' },
      { op: 'add_alias', entityId: 'char_ines', alias: 'The Keeper' },
    ],
    [
      'a trait',
      { op: 'remove_trait', entityId: 'char_mara', trait: 'stubborn' },
      { op: 'add_trait', entityId: 'char_mara', trait: 'stubborn' },
    ],
    [
      'where the story stands',
      { op: 'set_current_point', currentPoint: 'Dawn' },
      { op: 'set_current_point', currentPoint: 'Dusk' },
    ],
    ['the time', { op: 'set_time_period', timePeriod: '1911' }, { op: 'set_time_period', timePeriod: '1912' }],
    [
      'everything at once',
      { op: 'restore_bible', version: 1, bible: { characters: [], setting: {}, timeline: {} } },
      { op: 'add_world_rule', rule: 'No magic.' },
    ],
  ])('are said to be in conflict over %s', (what, ours, theirs) => {
    // The trait stands in the base, so that adding it says nothing: only taking it out and putting it back does.
    const theirList: BibleEdit[] =
      what === 'a trait' ? [{ op: 'remove_trait', entityId: 'char_mara', trait: 'stubborn' }, theirs] : [theirs]
    const { ours: kept, conflicts } = mergeOperations(base(), [ours], theirList, place)
    expect(kept).toEqual([])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]?.reason).not.toBe('')
  })

  it('are no conflict when both say the same', () => {
    const same: BibleEdit = { op: 'add_world_rule', rule: 'Nobody swims.' }
    expect(mergeOperations(base(), [same], [{ ...same, rule: 'nobody swims.' }], place).conflicts).toEqual([])
  })
})
