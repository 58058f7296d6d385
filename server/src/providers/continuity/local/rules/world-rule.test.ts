import { describe, expect, it } from 'vitest'
import { ask, wordsOf } from '../../../../../test/make/continuity.ts'
import { absentThing } from './absent-thing.ts'
import { supernaturalEvent } from './supernatural-event.ts'
import { worldRule } from './world-rule.ts'

const of = (rule: string, text: string) =>
  ask(
    worldRule,
    {
      setting: { worldRules: ['It rains on Tuesdays', rule] },
      characters: [{ canonicalName: 'Ansa', description: 'A girl.' }],
    },
    text,
  )

describe('a rule of the world', () => {
  it('is found broken, with the deed and the rule', () => {
    const text = 'The square was empty. Ansa danced on the bridge until dark.'
    const [doubt] = of('Nobody may dance on the bridge', text)
    expect(doubt).toMatchObject({ kind: 'world_rule_broken', pointer: '/setting/worldRules/1' })
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toBe('Ansa danced on the bridge until dark')
  })

  it.each([
    ['Flying is impossible', 'Ansa flew over the roofs.'],
    ['No bell is rung after dark', 'After dark the sexton rang the bell.'],
    ['Horses cannot cross water', 'The horses crossed the water at noon.'],
  ])('is found broken: %s', (rule, text) => {
    expect(of(rule, text)).toHaveLength(1)
  })

  it.each([
    ['it is kept', 'Nobody may dance on the bridge', 'Ansa did not dance on the bridge.'],
    [
      'leave was given',
      'Nobody may dance on the bridge',
      'The council had given permission. Ansa danced on the bridge.',
    ],
    [
      'the text knows it for a breach',
      'Nobody may dance on the bridge',
      'It was forbidden. Ansa danced on the bridge.',
    ],
    ['it happens elsewhere', 'Nobody may dance on the bridge', 'Ansa danced in the barn.'],
    ['it is only planned', 'Nobody may dance on the bridge', 'Ansa would dance on the bridge one day.'],
    [
      'its exception holds',
      'Nobody may dance on the bridge except at harvest',
      'It was harvest. Ansa danced on the bridge.',
    ],
    ['it is dreamt', 'Flying is impossible', 'She dreamed. Ansa flew over the roofs.'],
  ])('passes when %s', (_, rule, text) => {
    expect(of(rule, text)).toEqual([])
  })
})

describe('what is not there or does not work', () => {
  const absent = (rule: string, text: string) => ask(absentThing, { setting: { worldRules: [rule] } }, text)

  it.each([
    ['The telephone in the office has been cut off', 'In the office the telephone rang twice.'],
    ['There is no roof on the grandstand', 'They stood dry beneath the roof of the grandstand.'],
  ])('is found in use: %s', (rule, text) => {
    expect(absent(rule, text)).toMatchObject([{ kind: 'world_rule_broken', pointer: '/setting/worldRules/0' }])
  })

  it.each([
    ['The telephone in the office has been cut off', 'In the office the telephone stood silent.'],
    [
      'The telephone in the office has been cut off',
      'They reconnected it at noon, and in the office the telephone rang.',
    ],
    ['There is no roof on the grandstand', 'The grandstand had no roof, and they got wet.'],
  ])('passes when the text keeps to it: %s', (rule, text) => {
    expect(absent(rule, text)).toEqual([])
  })
})

describe('magic in a world without it', () => {
  const magic = (rule: string, text: string) => ask(supernaturalEvent, { setting: { worldRules: [rule] } }, text)

  it('is found where it happens', () => {
    expect(magic('There is no magic', 'The abbot muttered a spell and the door swung open.')).toMatchObject([
      { kind: 'world_rule_broken', pointer: '/setting/worldRules/0' },
    ])
  })

  it.each([
    ['it has its times', 'There is no magic on Sundays', 'The abbot muttered a spell.'],
    ['it is only a likeness', 'There is no magic', 'He vanished into thin air, as if he had never come.'],
    ['it is a dream', 'There is no magic', 'He dreamed. The abbot muttered a spell and the door swung open.'],
    ['it is talk', 'There is no magic', '“The abbot muttered a spell,” said the boy.'],
  ])('passes when %s', (_, rule, text) => {
    expect(magic(rule, text)).toEqual([])
  })
})
