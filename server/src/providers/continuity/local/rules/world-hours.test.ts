import { describe, expect, it } from 'vitest'
import { ask, type BibleParts } from '../../../../../test/make/continuity.ts'
import { absentThing } from './absent-thing.ts'
import { bannedThing } from './banned-thing.ts'
import { closedHours } from './closed-hours.ts'
import { missingRequirement } from './missing-requirement.ts'

const world = (rule: string): BibleParts => ({ setting: { worldRules: ['It is cold', rule] } })
const broken = [{ kind: 'world_rule_broken', pointer: '/setting/worldRules/1' }]

describe('what has no place there, or then', () => {
  it.each([
    ['No fire is lit after dark', 'It was midnight. By and by there was a blaze as high as a man.'],
    [
      'Weapons may not be carried into the moot hall',
      'They came into the moot hall. Ulf carried his axe to the middle.',
    ],
    ['No naked light below the main hatch', 'The cooper took a candle down below the main hatch and looked about.'],
  ])('is found in hand: %s', (rule, text) => {
    expect(ask(bannedThing, world(rule), text)).toMatchObject(broken)
  })

  it.each([
    ['at another time', 'No fire is lit after dark', 'At noon there was a blaze as high as a man.'],
    ['when it is put out', 'No fire is lit after dark', 'At midnight he doused the fire.'],
    ['when it is denied', 'No fire is lit after dark', 'It was midnight. There was no fire.'],
    ['in a tale', 'No fire is lit after dark', 'It was midnight in the story. The giant lit a fire.'],
  ])('passes %s', (_, rule, text) => {
    expect(ask(bannedThing, world(rule), text)).toEqual([])
  })
})

describe('an hour at which something is shut', () => {
  it.each([
    ['The Anchor closes at two every night', 'It was four in the morning and the Anchor was going full blast.'],
    [
      'The gates are shut from ten at night until five',
      'It was past midnight. The warden waved them in through the gates.',
    ],
  ])('is kept: %s', (rule, text) => {
    expect(ask(closedHours, world(rule), text)).toMatchObject(broken)
  })

  it.each([
    ['earlier', 'It was eleven at night and the Anchor was going full blast.'],
    ['when it is shut', 'It was four in the morning and the Anchor was closed. Ned ordered nothing.'],
    ['when nobody says how late it is', 'The Anchor was going full blast.'],
  ])('says nothing %s', (_, text) => {
    expect(ask(closedHours, world('The Anchor closes at two every night'), text)).toEqual([])
  })
})

describe('what a rule asks for', () => {
  it.each([
    ['Nobody spars without headgear', 'She hung her headgear on the post. They sparred for three rounds.'],
    ['Nobody enters the ward without a mask', 'Tom wore no mask. He entered the ward and sat down.'],
  ])('must be there: %s', (rule, text) => {
    expect(ask(missingRequirement, world(rule), text)).toMatchObject(broken)
  })

  it.each([
    ['it is there', 'She buckled her headgear. They sparred for three rounds.'],
    ['nothing is done', 'She hung her headgear on the post and went home.'],
    ['somebody is stopped', 'She hung her headgear on the post. They sparred, and Lou sent her back for it.'],
  ])('passes when %s', (_, text) => {
    expect(ask(missingRequirement, world('Nobody spars without headgear'), text)).toEqual([])
  })
})

describe('what does nothing any more', () => {
  it.each([
    ['The water is off in the whole street', 'She turned both taps on full.'],
    ["The museum's bear is stuffed", 'The bear took a step. It chased him to the door.'],
    ['The pool is drained until June', 'Dev swam the length of the pool.'],
  ])('does it here: %s', (rule, text) => {
    expect(ask(absentThing, world(rule), text)).toMatchObject(broken)
  })
})
