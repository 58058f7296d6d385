import { describe, expect, it } from 'vitest'
import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import { sheetOf } from '#animatic/figure/sheet.rules.ts'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import type { BibleOperation } from '@skein/contract/bible'
import { settleAppearances } from './settle-appearances.rules.ts'

const { bible, script } = exampleRequest()
const alice: BibleOperation = {
  op: 'add_character',
  entityId: 'char_alice',
  canonicalName: 'Alice',
  description: '',
  traits: [],
}
const seen = (...ids: string[]) => ({
  ...script,
  shots: [
    exampleShot({
      cast: ids.map((entityId) => ({ entityId, pose: 'stand' as const, expression: 'neutral' as const, prop: null })),
    }),
  ],
})
const at = { segmentNumber: 1 }

describe('the look of whoever is seen for the first time', () => {
  it('is written into the bible once, for known people and for new ones', () => {
    const operations = settleAppearances(bible, [alice], seen('char_mara', 'char_alice', 'char_stranger'))
    expect(operations.slice(1).map((one) => ('entityId' in one ? [one.op, one.entityId] : one.op))).toEqual([
      ['settle_appearance', 'char_mara'],
      ['settle_appearance', 'char_alice'],
    ])
    const next = applyOperations(bible, operations, at).bible
    expect(next.characters.find(({ entityId }) => entityId === 'char_alice')?.appearance).toMatch(/^grown woman/)
    expect(settleAppearances(next, [], seen('char_mara', 'char_alice'))).toEqual([])
  })

  it('is what is drawn, survives later traits, and changes when the owner describes them anew', () => {
    const settled = applyOperations(bible, settleAppearances(bible, [], seen('char_mara')), at).bible
    const mara = sheetOf('char_mara', bible)
    expect(sheetOf('char_mara', settled)).toEqual(mara)
    const later = applyOperations(settled, [{ op: 'add_trait', entityId: 'char_mara', trait: 'wears a blue robe' }], at)
    expect(sheetOf('char_mara', later.bible)).toEqual(mara)
    const anew = applyOperations(
      later.bible,
      [
        {
          op: 'describe_character',
          entityId: 'char_mara',
          description: 'A woman with short black hair in a red dress.',
        },
      ],
      at,
    )
    expect(sheetOf('char_mara', anew.bible).look).toMatchObject({ hair: 'black', hairStyle: 'short', coat: 'red' })
  })
})
