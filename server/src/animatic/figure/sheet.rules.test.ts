import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGES, describeLook, GARMENTS, HAIR_STYLES, HEADWEAR, isAnimal, SPECIES } from './look.rules.ts'
import { companionOf, lookOf, memberOf, sheetOf } from './sheet.rules.ts'

const character = (description: string, traits: string[] = [], canonicalName = 'Ann') => ({
  entityId: 'char_a',
  canonicalName,
  description,
  traits,
})
const bibleOf = (...told: Parameters<typeof character>) => ({ characters: [character(...told)] })
const look = (...told: Parameters<typeof character>) => lookOf('char_a', character(...told))

describe('a character sheet', () => {
  it('is the same every time, for any id and any words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.string()), (id, description, traits) => {
        const bible = { characters: [{ entityId: id, canonicalName: id, description, traits }] }
        expect(sheetOf(id, bible)).toEqual(sheetOf(id, structuredClone(bible)))
      }),
    )
  })

  it('does not depend on who else is in the bible', () => {
    const alone = bibleOf('a tall woman')
    const crowd = { characters: [{ entityId: 'char_b', canonicalName: 'Bo' }, ...alone.characters] }
    expect(sheetOf('char_a', crowd)).toEqual(sheetOf('char_a', alone))
  })

  it.each([
    [
      'A woman with long auburn hair, a dark green coat and a yellow scarf, glasses.',
      {
        hair: 'auburn',
        hairStyle: 'long',
        garment: 'coat',
        coat: 'green',
        accent: 'yellow',
        hasScarf: true,
        hasGlasses: true,
        facialHair: 'none',
      },
    ],
    [
      'an old man, bald, with a white beard and a red jacket; wears a cap',
      { age: 'elder', hairStyle: 'bald', facialHair: 'beard', headwear: 'cap', garment: 'jacket', coat: 'red' },
    ],
    ['a girl of nine with black braids', { age: 'child', gender: 'woman', hairStyle: 'braided', hair: 'black' }],
    [
      'a stout soldier in a blue uniform with a moustache',
      { garment: 'uniform', coat: 'blue', build: 'stout', facialHair: 'moustache' },
    ],
    ['a young woman in a wheelchair, with dark skin', { hasWheelchair: true, skin: 'dark' }],
    [
      'an old wizard with a pointed hat and a walking stick',
      { headwear: 'pointed hat', garment: 'robe', hasStick: true },
    ],
    ['a boy with his little dog', { age: 'child', kind: 'person', companion: 'dog' }],
    ['a clockwork robot', { kind: 'robot' }],
  ])('follows what the bible says: %s', (description, expected) => {
    expect(look(description)).toMatchObject(expected)
  })

  it.each([
    [
      'The White Rabbit',
      'in a red waistcoat',
      { kind: 'rabbit', fur: 'white', isDressed: true, garment: 'suit', coat: 'red' },
    ],
    ['Mog', 'a grey cat who speaks', { kind: 'cat', fur: 'grey', isDressed: false }],
    ['The villagers', '', { isGroup: true, kind: 'person' }],
    ['Captain Fox', 'a sailor', { kind: 'person' }],
    ['Mr. Wolf', '', { kind: 'person' }],
    ['Ann', 'a woman who fears the wolf', { kind: 'person', companion: 'none' }],
    ['Ann', 'brave, and afraid of the sea', { kind: 'person', hasScarf: look('').hasScarf }],
  ])('draws %s (%s) as what they are', (name, description, expected) => {
    expect(look(description, [], name)).toMatchObject(expected)
  })

  it('dresses people by their calling, unless their clothes are told', () => {
    expect(look('', [], 'the king')).toMatchObject({ headwear: 'crown', garment: 'robe' })
    expect(look('a king in a green coat and a top hat', [], 'the king')).toMatchObject({
      headwear: 'top hat',
      garment: 'coat',
    })
    expect(look('', [], 'the kingfisher')).not.toMatchObject({ headwear: 'crown' })
  })

  it('draws different people for different ids', () => {
    const looks = Array.from({ length: 30 }, (_, index) => {
      const { id: _id, phase: _phase, ...rest } = sheetOf(`char_${index}`, { characters: [] })
      return JSON.stringify(rest)
    })
    expect(new Set(looks).size).toBe(30)
  })
})

describe('a look settled in the bible', () => {
  const described = fc
    .record({
      who: fc.constantFrom('woman', 'man', 'person', 'robot', 'ghost', ...SPECIES),
      age: fc.constantFrom('old', 'little', 'grown', ...AGES),
      style: fc.constantFrom(...HAIR_STYLES),
      garment: fc.constantFrom('', ...GARMENTS),
      headwear: fc.constantFrom('', ...HEADWEAR),
      rest: fc.constantFrom(
        '',
        'stout',
        'tall and thin',
        'with glasses and a scarf',
        'in a wheelchair',
        'with his cat',
        'with a moustache',
      ),
    })
    .map(
      ({ who, age, style, garment, headwear, rest }) =>
        `a ${age} ${who}, ${style} hair, ${garment}, ${headwear}, ${rest}`,
    )

  it('says everything: whoever reads it draws the same, whatever the lot would have been', () => {
    fc.assert(
      fc.property(described, fc.nat(), (description, number) => {
        const entityId = `char_${number}`
        const drawn = lookOf(entityId, { ...character(description), entityId })
        const settled = { entityId, canonicalName: '', appearance: describeLook(drawn) }
        const again = lookOf('char_elsewhere', settled)
        expect(describeLook(again)).toBe(describeLook(drawn))
        // An animal has hair and skin only on paper.
        if (!isAnimal(drawn.kind)) expect(again).toEqual(drawn)
      }),
      { numRuns: 300 },
    )
  })

  it('wins over whatever the story says later, and changes when its owner changes it', () => {
    const before = {
      ...character('A woman in a blue dress'),
      appearance: describeLook(look('A woman in a blue dress')),
    }
    expect(lookOf('char_a', { ...before, traits: ['wears a red cloak and glasses'] })).toEqual(lookOf('char_a', before))
    expect(lookOf('char_a', { ...before, appearance: 'woman, red cloak, glasses' })).toMatchObject({
      garment: 'cloak',
      coat: 'red',
      hasGlasses: true,
    })
  })
})

it('gives a group several faces and a companion its own sheet', () => {
  const soldiers = sheetOf('char_a', bibleOf('in blue uniforms', [], 'The soldiers'))
  const members = [0, 1, 2].map((index) => memberOf(soldiers, index))
  expect(new Set(members.map(({ skin, hair }) => JSON.stringify([skin, hair]))).size).toBeGreaterThan(1)
  expect(members.every(({ coat }) => JSON.stringify(coat) === JSON.stringify(soldiers.coat))).toBe(true)
  expect(companionOf(sheetOf('char_a', bibleOf('a boy with his dog')))?.look.kind).toBe('dog')
})
