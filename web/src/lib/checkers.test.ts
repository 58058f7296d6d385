import { expect, it } from 'vitest'
import { checkersOf } from './checkers.ts'

it.each([
  ['structural@1+local@1', 'Skein’s own rules'],
  ['structural@1', 'the bible’s form'],
  ['structural@1+local@1+model:qwen3-30b@q4', 'Skein’s own rules and a language model (qwen3-30b@q4)'],
  ['something-new@2', 'something-new@2'],
])('says of %s that a text was checked by %s', (validator, words) => {
  expect(checkersOf(validator)).toBe(words)
})
