import { describe, expect, it } from 'vitest'
import { makeBible } from '../../../../../test/make/continuity.ts'
import { readStory } from './story-reading.ts'

const bible = makeBible({
  characters: [
    { canonicalName: 'Edda Roth', description: 'A woman' },
    { canonicalName: 'Tomas Vik', aliases: ['the Ferryman'], description: 'A man' },
  ],
})
const claims = (text: string) => readStory(text, bible, []).claims.all
const told = (text: string) =>
  claims(text)
    .filter(({ person }) => person !== null)
    .map(({ person, verb, isAsserted }) => `${person?.name.split(' ')[0]} ${verb.text}${isAsserted ? '' : '?'}`)

describe('who does what', () => {
  it.each([
    ['Tomas, the old ferryman, lit the lamp and sat down.', ['Tomas lit', 'Tomas sat']],
    ['“Come in,” said Edda, who had seen him.', ['Edda said', 'Edda seen']],
    ['Into the yard came Tomas, leading a mare.', ['Tomas came', 'Tomas leading']],
    ['Edda saw Tomas lift the oar.', ['Edda saw', 'Tomas lift']],
    ['Tomas came in. He shook the rain off.', ['Tomas came', 'Tomas shook']],
    ['The Ferryman laughed. Edda did not.', ['Tomas laughed', 'Edda did?']],
    ['The oar Tomas mended lay on the bank.', ['Tomas mended']],
    ['If Tomas came, Edda would leave.', ['Tomas came?', 'Edda leave?']],
    ['Edda wanted to leave. Tomas began to row.', ['Edda wanted', 'Edda leave?', 'Tomas began', 'Tomas row']],
    ['Why did Tomas leave?', ['Tomas leave?']],
    ['Tomas Berg rowed. Edda’s boat sank.', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it('keeps a background apart from what happens', () => {
    const [before, now] = claims('Tomas had mended the net. Edda folded it.').filter(({ person }) => person !== null)
    expect([before?.isNow, now?.isNow]).toEqual([false, true])
  })

  it('takes the past for background where the story runs in the present', () => {
    const [past, present] = claims('Tomas mended the net. Edda folds it, turns it, hangs it up.').filter(
      ({ person }) => person !== null,
    )
    expect([past?.isNow, present?.isNow]).toEqual([false, true])
  })

  it('never counts what is said or written as told', () => {
    expect(
      claims('“Tomas rowed out,” he said. *Tomas rowed out to the far island,* it ran.').filter(
        ({ person, isAsserted }) => person !== null && isAsserted,
      ),
    ).toEqual([])
  })

  it('places every word where it stands in the text as sent, markup and all', () => {
    const text = '<p>“Well,” said <b>Edda</b> &amp; _smiled_.</p>\n\n🛶 Tomas rowed   out.'
    for (const claim of claims(text)) expect(text.slice(claim.verb.start, claim.verb.end)).toBe(claim.verb.text)
    expect(told(text)).toContain('Tomas rowed')
  })
})
