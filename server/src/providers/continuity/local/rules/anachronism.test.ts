import { describe, expect, it } from 'vitest'
import { ask, wordsOf } from '../../../../../test/make/continuity.ts'
import { datedLexicon, parseLexicon } from '../lexicon/dated-words.ts'
import { anachronism } from './anachronism.ts'

const of = (timePeriod: string, text: string, worldRules: string[] = []) =>
  ask(anachronism, { setting: { timePeriod, worldRules } }, text)

describe('a thing out of its time', () => {
  it('is stopped, with the very word', () => {
    const text = 'He closed the shutters and switched on the television.'
    const [doubt] = of('London, 1790', text)
    expect(doubt).toMatchObject({ kind: 'anachronism', pointer: '/setting/timePeriod' })
    expect(doubt === undefined ? '' : wordsOf(text, doubt)).toBe('television')
    expect(doubt?.confidence).toBeGreaterThan(0.9)
  })

  it.each([
    ['a decade', 'The 1920s', 'She read the email twice.'],
    ['a century', 'The eighteenth century', 'The railway porter took out his wristwatch.'],
    ['a named age', 'Victorian Leeds', 'He took out his smartphone.'],
    ['years before our era', 'Athens, 430 BC', 'She poured the coffee.'],
  ])('is found against %s', (_, period, text) => {
    expect(of(period, text).length).toBeGreaterThan(0)
  })

  it.each([
    ['a thing of its time', 'London, 1995', 'He switched on the television.'],
    ['a thing whose age is in doubt', 'London, 1875', 'The telephone was all he talked of.'],
    ['a world with no year', 'The third age of the reeds', 'He switched on the television.'],
    ['what is not yet there', 'London, 1790', 'There was no telephone yet, nor anybody to ring.'],
    ['a dream of it', 'London, 1790', 'He dreamed of an aeroplane.'],
    ['a name with the same letters', 'London, 1790', 'Old Mr Computer kept the books.'],
    ['other words in small letters', 'London, 1790', 'A gin and an ox went by.'],
  ])('passes as %s', (_, period, text) => {
    expect(of(period, text)).toEqual([])
  })

  it('steps aside where time is travelled, and for what the bible itself has', () => {
    expect(of('London, 1790', 'He switched on the television.', ['Time travel is real'])).toEqual([])
    expect(of('London, 1790', 'He switched on the television.', ['Every house has a television'])).toEqual([])
  })
})

describe('the dated lexicon', () => {
  it('has at least 400 things, and grows by a line of data', () => {
    expect(datedLexicon().size).toBeGreaterThanOrEqual(400)
    expect(parseLexicon('# notes\nhover cart|hovercart\t2150\t10\tnoun\n').byFirstWord.get('hover')).toMatchObject([
      { firstKnownYear: 2150, words: ['hover', 'cart'] },
    ])
  })

  it('names the line it cannot read', () => {
    expect(() => parseLexicon('\nsoon\tnever\t1\tnoun')).toThrow('line 2')
  })
})
