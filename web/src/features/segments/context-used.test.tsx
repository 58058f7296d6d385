import type { ContextUsed } from '@skein/contract/context'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ContextUsedView } from './context-used.tsx'

const used: ContextUsed = {
  bibleVersion: 12,
  budgetTokens: 8000,
  tokens: { bible: 3700, summary: 900, segments: 2700, text: 200 },
  readsWholeBible: false,
  entries: [
    { pointer: '/characters/4', entityId: 'char_mara', because: 'named' },
    { pointer: '/plotThreads/1', because: 'open' },
  ],
  leftOut: { characters: 151, locations: 1, events: 0, threads: 0 },
  segments: [7, 8, 9],
}

it('says how much a model was told of which bible version, why, and what was left out', () => {
  const { container } = render(<ContextUsedView used={used} />)
  expect(container.textContent).toContain(
    '2 entries of version 12 of the bible. The last 3 segments. A summary of what lies before. About 7,500 tokens of 8,000. Left out: 151 people',
  )
  expect(container.textContent).toContain('1 place')
  expect(container.textContent).toContain('Named in the text: char_mara')
})

it('says that rules read the whole bible', () => {
  const { container } = render(<ContextUsedView used={{ ...used, readsWholeBible: true }} />)
  expect(container.textContent).toBe(
    'All of version 12 of the bible. The last 3 segments. A summary of what lies before.',
  )
})
