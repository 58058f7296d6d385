import { describe, expect, it } from 'vitest'
import { ask, type BibleParts } from '../../../../../test/make/continuity.ts'
import { lackingTechnology } from './lacking-technology.ts'
import { privilege } from './privilege.ts'
import { untimelyDead } from './untimely-dead.ts'

const world = (rule: string, more: BibleParts = {}): BibleParts => ({
  ...more,
  setting: { worldRules: ['It is cold', rule] },
})

describe('what a world has not', () => {
  it.each([
    ['The village has no electricity', 'Letty leaned across and switched on the lamp.'],
    ['Open flame is impossible in the habitat', 'They lit the candles and sang.'],
    ['There is no telephone in the terrace', 'The telephone rang twice.'],
  ])('is not in use, however it is shown: %s', (rule, text) => {
    expect(ask(lackingTechnology, world(rule), text)).toMatchObject([
      { kind: 'world_rule_broken', pointer: '/setting/worldRules/1' },
    ])
  })

  it('may come with the time rather than a rule', () => {
    const parts = { setting: { timePeriod: 'Once, before there were clocks' } }
    expect(ask(lackingTechnology, parts, 'The clock struck twelve.')).toMatchObject([{ kind: 'anachronism' }])
  })

  it.each([
    ['it is denied', 'The village has no electricity', 'There was no lamp to switch on.'],
    ['it is dreamt', 'The village has no electricity', 'Letty dreamed. She switched on the lamp.'],
    ['the rule is of a place', 'There is no telephone except in the inn', 'The telephone rang twice.'],
  ])('passes when %s', (_, rule, text) => {
    expect(ask(lackingTechnology, world(rule), text)).toEqual([])
  })
})

describe('what is left to some', () => {
  const people = {
    characters: [
      { canonicalName: 'Ansa', description: 'A cook' },
      { canonicalName: 'Oro', description: 'A samurai' },
    ],
  }

  it.each([
    ['Only a samurai may carry a sword', 'Ansa carried a sword across the yard.'],
    ['Nobody but the samurai enters the tower', 'Ansa entered the tower.'],
    ['No one here can read runes but Oro', 'Ansa read the runes aloud.'],
  ])('is not done by others: %s', (rule, text) => {
    expect(ask(privilege, world(rule, people), text)).toHaveLength(1)
  })

  it.each([
    ['by whom it is left to', 'Oro carried a sword across the yard.'],
    ['with leave', 'The lord had given permission. Ansa carried a sword across the yard.'],
    ['by nobody told apart', 'He carried a sword across the yard.'],
    ['not at all', 'Ansa carried no sword across the yard.'],
  ])('may be done %s', (_, text) => {
    expect(ask(privilege, world('Only a samurai may carry a sword', people), text)).toEqual([])
  })
})

describe('a ghost', () => {
  const ghost = {
    characters: [{ canonicalName: 'Seibei', description: 'A ferryman', isActive: false, traits: ['ghost'] }],
  }

  it('keeps its hours', () => {
    const rule = world('The dead can never return by daylight', ghost)
    expect(ask(untimelyDead, rule, 'At noon Seibei sat down on the step.')).toMatchObject([
      { kind: 'world_rule_broken' },
    ])
    expect(ask(untimelyDead, rule, 'At midnight Seibei sat down on the step.')).toEqual([])
    expect(ask(untimelyDead, rule, 'Seibei sat down on the step.')).toEqual([])
  })
})
