import { expect, it } from 'vitest'
import { PROVIDER_FAILURE_CODES } from '#platform/failure.ts'
import { fallbackNote, mayFallBack } from './fall-back.rules.ts'

it('never takes a refusal, a bill, a rejected key or a wrong request to the animatic', () => {
  const kept = PROVIDER_FAILURE_CODES.filter((code) => !mayFallBack({ code, retry: 'never' }, 99))
  expect(kept).toEqual(['invalid_request', 'auth', 'billing', 'moderated', 'cancelled'])
  for (const code of kept) expect(() => fallbackNote(code)).toThrow(RangeError)
})

it('gives a provider in trouble two tries first, unless trying again is no use', () => {
  expect([0, 1, 2].map((tries) => mayFallBack({ code: 'capacity', retry: 'after' }, tries))).toEqual([
    false,
    false,
    true,
  ])
  expect(mayFallBack({ code: 'ambiguous_submit', retry: 'never' }, 0)).toBe(true)
})
