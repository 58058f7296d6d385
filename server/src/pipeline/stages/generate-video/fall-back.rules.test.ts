import { expect, it } from 'vitest'
import { PROVIDER_FAILURE_CODES } from '#platform/failure.ts'
import { fallbackNote, mayFallBack, mayGiveCard } from './fall-back.rules.ts'

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

it('gives a card for a segment that was drawn twice in vain, and for no other', () => {
  const twice = { wasTried: true, failedTries: 1, replacesFilm: false }
  expect(mayGiveCard({ code: 'provider' }, twice)).toBe(true)
  expect(mayGiveCard({ code: 'timeout' }, twice)).toBe(true)
  expect(mayGiveCard({ code: 'cancelled' }, twice)).toBe(false)
  // Another provider failed before; the renderer itself has had one try.
  expect(mayGiveCard({ code: 'provider' }, { ...twice, wasTried: false, failedTries: 2 })).toBe(false)
  expect(mayGiveCard({ code: 'provider' }, { ...twice, failedTries: 0 })).toBe(false)
  expect(mayGiveCard({ code: 'provider' }, { ...twice, replacesFilm: true })).toBe(false)
})
