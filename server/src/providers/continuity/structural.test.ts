import type { BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'
import { describe, expect, it } from 'vitest'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import type { ContinuityRequest } from './continuity.port.ts'
import { createStructuralValidator } from './structural.ts'

const mara: BibleOperation = {
  op: 'add_character',
  entityId: 'char_mara',
  canonicalName: 'Mara',
  description: '',
  traits: [],
}
const bible = applyOperations(emptyBible(), [mara], { segmentNumber: 1 }).bible

function script(overrides: Partial<Script> = {}): Script {
  return {
    logline: 'Mara lights the lamp.',
    language: 'en',
    durationSeconds: 8,
    shots: [
      {
        durationSeconds: 8,
        camera: { framing: 'wide', move: 'static' },
        setting: { place: 'the lighthouse', kind: 'coast', timeOfDay: 'night', weather: 'clear' },
        mood: 'calm',
        cast: [{ entityId: 'char_mara', pose: 'stand', expression: 'neutral', prop: null }],
        action: 'Mara lights the lamp.',
        dialogue: [{ entityId: 'char_mara', text: 'There.' }],
        caption: 'Mara lights the lamp.',
        props: [],
      },
    ],
    notes: [],
    ...overrides,
  }
}

function ask(overrides: Partial<ContinuityRequest> = {}) {
  return createStructuralValidator().validate({
    text: 'Mara lights the lamp.',
    script: script(),
    operations: [{ op: 'add_event', event: 'Mara lights the lamp.', consequences: '' }],
    bible,
    nextSequence: 2,
    signal: new AbortController().signal,
    ...overrides,
  })
}

describe('structural@1', () => {
  it('passes a sound script and says what it did not look at', async () => {
    const verdict = await ask()
    expect(verdict).toMatchObject({ outcome: 'pass', bibleVersion: 2, validator: 'structural@1', findings: [] })
    expect(verdict.notes).toEqual([expect.stringContaining('Only the structure was checked')])
  })

  it('warns once about somebody whom neither bible nor changes know', async () => {
    const verdict = await ask({ bible: emptyBible() })
    expect(verdict.outcome).toBe('warn')
    expect(verdict.findings.map(({ kind, severity }) => [kind, severity])).toEqual([['unknown_entity', 'warn']])
  })

  it('knows somebody whom the proposed changes introduce', async () => {
    expect((await ask({ bible: emptyBible(), operations: [mara] })).outcome).toBe('pass')
  })

  it('blocks a script whose shots do not fill the segment', async () => {
    const verdict = await ask({ script: script({ durationSeconds: 16 }) })
    expect(verdict.outcome).toBe('block')
    expect(verdict.findings[0]?.reason).toBe('The script at /shots last 8 s together, the segment 16 s.')
  })

  it('blocks a malformed operation and names its field', async () => {
    const broken: BibleOperation = { ...mara, entityId: 'Mara Holt' }
    const verdict = await ask({ operations: [broken] })
    expect(verdict.outcome).toBe('block')
    expect(verdict.findings.map(({ reason }) => reason)).toEqual([
      'The proposed change at /0/entityId must match pattern "^char_[a-z0-9]+$".',
    ])
  })

  it('blocks on a bible that is broken already and cites the place', async () => {
    const broken = { ...bible, characters: [...bible.characters, ...bible.characters] }
    const verdict = await ask({ bible: broken })
    expect(verdict.findings[0]).toMatchObject({
      kind: 'bible_structure',
      cites: { bibleVersion: 2, pointer: '/characters/1/entityId', establishedInSegment: null },
    })
  })

  it('passes on changes the bible already has and mentions them', async () => {
    const verdict = await ask({ operations: [mara] })
    expect(verdict.outcome).toBe('pass')
    expect(verdict.notes).toContain('A proposed change was left out: Mara is already in the bible.')
  })

  it('does nothing for a job that was cancelled', async () => {
    await expect(ask({ signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })
})
