import { expect, it } from 'vitest'
import { citedWords } from './doubt.ts'

it('quotes an entry whole, or whole words of its beginning', () => {
  expect(citedWords('hates the sea')).toBe('hates the sea')
  const long = `cannot hear anything below the pitch of a church bell, ${'nor the lowest of the drums, '.repeat(3)}`
  expect(citedWords(long)).toBe(
    'cannot hear anything below the pitch of a church bell, nor the lowest of the drums, nor…',
  )
  expect(citedWords('ö'.repeat(200))).toBe(`${'ö'.repeat(89)}…`)
})
