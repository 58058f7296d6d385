import { FRAMINGS, POSES } from '@skein/contract/script'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleShot } from './example/video-request.ts'
import { crowdIn } from './figure/crowd.rules.ts'
import { thingFor } from './figure/props/prop-words.rules.ts'
import { sheetOf } from './figure/sheet.rules.ts'
import { stageCast } from './staging.rules.ts'

const characters = [
  { entityId: 'char_a', canonicalName: 'Ann', description: 'a woman' },
  { entityId: 'char_b', canonicalName: 'Ben', description: 'a boy with his dog' },
  { entityId: 'char_c', canonicalName: 'The villagers' },
  { entityId: 'char_d', canonicalName: 'The Bear' },
]
const craft = { side: 1, figureScale: 1, sheetOf: (id: string) => sheetOf(id, { characters }) } as const
const stage = (changes: Parameters<typeof exampleShot>[0]) => stageCast(exampleShot(changes), craft)
const member = (entityId: string, pose: (typeof POSES)[number] = 'stand', prop: string | null = null) => ({
  entityId,
  pose,
  expression: 'happy' as const,
  prop,
})
const twoShot = { framing: 'two_shot', move: 'static' } as const

const anyone = fc.record({
  entityId: fc.constantFrom('char_a', 'char_b', 'char_c', 'char_d'),
  pose: fc.constantFrom(...POSES),
  expression: fc.constant('neutral' as const),
  prop: fc.constantFrom('lantern', 'a thing nobody can draw', 'horse', 'boat', null),
})

it('keeps everybody and everything inside the frame, whatever the cast and the framing', () => {
  fc.assert(
    fc.property(
      fc.array(anyone, { maxLength: 6 }),
      fc.constantFrom(...FRAMINGS),
      fc.constantFrom(1 as const, -1 as const),
      fc.constantFrom(1, 1.35),
      (cast, framing, side, figureScale) => {
        const shot = exampleShot({ cast, camera: { framing, move: 'static' } })
        const { marks, pieces } = stageCast(shot, { ...craft, side, figureScale })
        for (const { x } of [...marks, ...pieces]) {
          expect(x).toBeGreaterThan(0.05)
          expect(x).toBeLessThan(0.95)
        }
      },
    ),
  )
})

it('fills an insert with the thing the text names and the hand that reaches for it, and with a person when it cannot be drawn', () => {
  const insert = (props: string[]) =>
    stage({ cast: [member('char_a')], props, camera: { framing: 'insert', move: 'static' } }).insert
  expect(insert(['the keeper’s brass key'])).toMatchObject({ thing: { prop: 'key' }, holder: { id: 'char_a' } })
  expect(insert(['a feeling of dread'])).toBeNull()
})

describe('two people', () => {
  const marksOf = (...cast: ReturnType<typeof member>[]) => stage({ cast, props: [], camera: twoShot }).marks

  it('face each other', () => {
    expect(marksOf(member('char_a'), member('char_a')).map(({ facing }) => facing)).toEqual([1, -1])
  })

  it('touch when one hands something over: both hands are at one point, and one holds the thing', () => {
    const [giver, taker] = marksOf(member('char_a', 'hand_over', 'letter'), member('char_a'))
    const pixelX = (mark: typeof giver) => (mark?.x ?? 0) * 1280 + (mark?.handAt?.[0] ?? Number.NaN)
    expect(pixelX(giver)).toBeCloseTo(pixelX(taker))
    expect(giver?.handAt?.[1]).toBe(taker?.handAt?.[1])
    expect([giver?.prop, taker?.prop]).toEqual(['letter', null])
    expect(Math.hypot(...(giver?.handAt ?? [0, 0]))).toBeGreaterThan(0)
  })

  it('hug together when one of them hugs', () => {
    const marks = marksOf(member('char_a', 'hug'), member('char_b', 'stand'))
    expect(marks.map(({ pose }) => pose)).toEqual(['hug', 'hug'])
    expect(marks[1]?.embracedBy?.id).toBe('char_a')
  })
})

it('stands a horse and a boat beside the figures, lays a sleeper on the bed, and brings the dog along', () => {
  const wide = { framing: 'wide', move: 'static' } as const
  const shore = stage({ cast: [member('char_a')], props: ['horse', 'boat'], camera: wide })
  expect(shore.marks.map(({ sheet }) => sheet.look.kind)).toEqual(['horse', 'person'])
  expect(shore.pieces.map(({ piece }) => piece)).toEqual(['boat'])
  const night = stage({ cast: [member('char_a', 'lie_down')], props: ['bed'], camera: wide })
  expect(night.pieces[0]?.x).toBe(night.marks[0]?.x)
  expect(night.marks[0]?.drop).toBeLessThan(0)
  const walk = stage({ cast: [member('char_b', 'walk')], props: [], camera: wide })
  expect(walk.marks.map(({ sheet, pose }) => [sheet.look.kind, pose])).toEqual([
    ['dog', 'walk'],
    ['person', 'walk'],
  ])
})

it('draws a group as several figures and a crowd behind a small cast', () => {
  expect(stage({ cast: [member('char_c')], camera: twoShot }).marks.length).toBeGreaterThan(1)
  expect(stage({ cast: [member('char_a')], action: 'The soldiers wait.' }).crowd?.crowd).toBe('soldiers')
  expect(stage({ cast: [member('char_a')], action: 'Nobody was there, no crowd, no guests.' }).crowd).toBeNull()
  expect(crowdIn('The peopled hills guestless lay')).toBeNull()
})

it.each([
  ['the keeper’s brass key', { kind: 'prop', prop: 'key' }],
  ['a ring box', { kind: 'prop', prop: 'box' }],
  ['a cup of gold', { kind: 'prop', prop: 'cup' }],
  ['knives', { kind: 'prop', prop: 'knife' }],
  ['old horses', { kind: 'animal', species: 'horse' }],
  ['a ladder', { kind: 'set piece', piece: 'ladder' }],
  ['during', null],
  ['spring', null],
  ['will', null],
  ['keyless', null],
  ['a hatless man', null],
])('knows things by whole words: %s', (words, thing) => {
  expect(thingFor(words)).toEqual(thing)
})
