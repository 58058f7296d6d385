import { describe, expect, it } from 'vitest'
import { makeBible } from '../../test/make.ts'
import { editWords, newEntityId, newThreadId } from './edit-list.ts'

describe('ids for what an owner adds', () => {
  it('come from the name, and never collide', () => {
    const bible = makeBible()
    const [first] = bible.characters
    expect(newEntityId(bible, 'Zoë de Wit')).toBe('char_zoe_de_wit')
    expect(newEntityId(bible, first?.entityId.replace('char_', '') ?? '')).toBe(`${first?.entityId}_2`)
    expect(newEntityId(bible, '雪子')).toBe('char_person')
    expect(newThreadId(bible, 'Who lit the lamp?')).toBe('who_lit_the_lamp')
  })
})

it('calls people by their names when it tells of an edit', () => {
  const bible = makeBible()
  const [first] = bible.characters
  expect(editWords(bible, { op: 'add_trait', entityId: first?.entityId ?? '', trait: 'left-handed' })).toBe(
    `${first?.canonicalName}: left-handed`,
  )
})
