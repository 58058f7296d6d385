import type { Bible } from '@skein/contract/bible'
import { expect, it } from 'vitest'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { createLocalValidator } from './local.ts'

const bible: Bible = {
  version: 4,
  characters: [
    { entityId: 'char_ines', canonicalName: 'Ines Calder', aliases: [], traits: [], isActive: true },
    {
      entityId: 'char_oro',
      canonicalName: 'Oro Finch',
      aliases: [],
      description: 'Binder. Died in the fire.',
      isActive: false,
    },
  ],
  setting: { timePeriod: '1911' },
  timeline: { majorEvents: [{ segmentNumber: 3, event: 'The bindery burns with Oro Finch inside' }] },
}

async function judge(text: string, options?: { readonly mayBlock: boolean }) {
  const { signal } = new AbortController()
  const context = { sceneTitle: '', bible, summary: '', recentSegments: [] }
  const told = await createLocalStoryteller().expand({ text, context, signal })
  const { script, operations } = told
  return createLocalValidator(options).validate({ text, script, operations, bible, nextSequence: 5, signal })
}

const SLIP = 'Oro Finch looked up from the bench and asked Ines for more thread.'

it('asks about what the dead do instead of stopping it, until its blocks are right often enough', async () => {
  const verdict = await judge(SLIP)
  expect(verdict.outcome).toBe('warn')
  expect(verdict.findings).toContainEqual(
    expect.objectContaining({ kind: 'inactive_character_acts', severity: 'warn', confidence: expect.any(Number) }),
  )
  expect((await judge(SLIP, { mayBlock: true })).outcome).toBe('warn')
})

it('stops what it is sure of only where it is told that it may', async () => {
  const slip = 'Ines switched on the television and looked up from the bench.'
  expect((await judge(slip)).outcome).toBe('warn')
  expect((await judge(slip, { mayBlock: true })).outcome).toBe('block')
})

it('has nothing to say about somebody who is only remembered', async () => {
  expect(await judge('Ines remembered how Oro used to hum over the press.')).toMatchObject({
    outcome: 'pass',
    findings: [],
  })
})
