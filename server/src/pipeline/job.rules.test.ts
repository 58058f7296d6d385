import { JOB_ERRORS, type JobErrorCode, type JobStatus, STAGES } from '@skein/contract/jobs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JobState, JobTransition } from '#domains/jobs/job-ledger.service.ts'
import {
  advanced,
  cancelled,
  currentStage,
  failed,
  hasEnded,
  isHere,
  mayAccept,
  mayCancel,
  mayRecheck,
  mayRetry,
  newJob,
  progressed,
  published,
  retried,
  retrying,
  sentBack,
  start,
} from './job.rules.ts'

const codes = Object.keys(JOB_ERRORS).filter((code): code is JobErrorCode => Object.hasOwn(JOB_ERRORS, code))
const STATUS_RANK: readonly JobStatus[] = [
  'queued',
  'processing',
  'script_ready',
  'continuity_checked',
  'preview_ready',
  'final_ready',
]

type Step =
  | 'start'
  | 'progress'
  | 'finish'
  | 'retrying'
  | 'send_back'
  | 'cancel'
  | 'retry'
  | { readonly fail: JobErrorCode }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Step>('start', 'finish') },
  { weight: 2, arbitrary: fc.constantFrom<Step>('progress', 'retrying', 'send_back', 'retry') },
  { weight: 1, arbitrary: fc.constantFrom<Step>('cancel') },
  { weight: 1, arbitrary: fc.constantFrom(...codes).map((fail): Step => ({ fail })) },
)

/** What the runner would do with a step here; null where it would not come up. */
function take(state: JobState, next: Step, percent: number): JobTransition | null {
  const stage = currentStage(state)
  if (next === 'retry') return mayRetry(state) ? retried(state) : null
  if (next === 'cancel') return mayCancel(state) ? cancelled(state) : null
  if (stage === null) return null
  if (next === 'start') return start(state, { stage, round: state.round })
  if (state.attempt === 0) return null
  if (next === 'progress') return progressed(state, percent)
  if (next === 'retrying') return retrying(state, 'again')
  if (typeof next === 'object') return failed(state, next.fail)
  if (next === 'send_back') return stage === 'finalization' ? sentBack(state) : null
  if (stage === 'finalization') return published(state, 1)
  return advanced(state, stage === 'upload' ? { mediaReady: true } : {})
}

/** Every state a run of steps passes through, with the event that led there. */
function walk(steps: readonly (readonly [Step, number])[]) {
  const passed: { before: JobState; transition: JobTransition }[] = []
  let state = newJob()
  for (const [next, percent] of steps) {
    const transition = take(state, next, percent)
    if (transition === null) continue
    passed.push({ before: state, transition })
    state = transition.state
  }
  return passed
}

const walks = fc.array(fc.tuple(step, fc.integer({ min: -50, max: 150 })), { maxLength: 60 }).map(walk)

describe('the life of a job', () => {
  it('leads through five stages to the scene when nothing happens', () => {
    const events = walk(STAGES.flatMap(() => [['start', 0] as const, ['finish', 0] as const]))
    expect(events.map(({ transition: { state, event } }) => [event, state.status, state.stage])).toEqual([
      ['stage_started', 'processing', 'script_expansion'],
      ['stage_finished', 'script_ready', 'continuity_validation'],
      ['stage_started', 'script_ready', 'continuity_validation'],
      ['stage_finished', 'continuity_checked', 'video_generation'],
      ['stage_started', 'continuity_checked', 'video_generation'],
      ['stage_finished', 'preview_ready', 'upload'],
      ['stage_started', 'preview_ready', 'upload'],
      ['stage_finished', 'preview_ready', 'finalization'],
      ['stage_started', 'preview_ready', 'finalization'],
      ['published', 'final_ready', 'completed'],
    ])
  })

  it('never lets progress fall, leave 0 to 100, or reach 100 before publication', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        for (const { before, transition } of passed) {
          expect(transition.state.progress).toBeGreaterThanOrEqual(before.progress)
          expect(transition.state.progress).toBeLessThanOrEqual(100)
          if (transition.state.status === 'final_ready') expect(transition.state.progress).toBe(100)
        }
      }),
    )
  })

  it('ends once: from an ended job only a retry of a failure leads on, and a withdrawal of what a verdict stopped', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        for (const { before, transition } of passed)
          if (hasEnded(before)) {
            expect(before.status).toBe('failed')
            expect(transition.event).toBe(mayRecheck(before) ? 'cancelled' : 'retried')
          }
      }),
    )
  })

  it('never gives two starts the same stage, round and attempt, so no old worker passes for the new one', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        const starts = passed
          .filter(({ transition }) => transition.event === 'stage_started')
          .map(({ transition: { state } }) => `${state.stage} ${state.round} ${state.attempt}`)
        expect(new Set(starts).size).toBe(starts.length)
      }),
    )
  })

  it('never enters a stage twice in the same round, so no queue message is taken for another', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        const visits = passed
          .filter(({ transition }) => ['stage_finished', 'sent_back', 'retried'].includes(transition.event))
          .map(({ transition: { state } }) => `${currentStage(state)} ${state.round}`)
        expect(new Set(visits).size).toBe(visits.length)
      }),
    )
  })

  it('films once: with media stored, no road leads back to the camera', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        for (const { transition } of passed)
          if (transition.state.mediaReady)
            expect(['script_expansion', 'video_generation', 'upload']).not.toContain(currentStage(transition.state))
      }),
    )
  })

  it('says why and where whenever it says failed, and only then', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        for (const { transition } of passed) {
          const { status, errorCode, failedStage, stage } = transition.state
          const isFailed = status === 'failed'
          expect([errorCode !== null, failedStage !== null, stage === 'error']).toEqual([isFailed, isFailed, isFailed])
        }
      }),
    )
  })

  it('falls back in status only when a failed job is taken up again', () => {
    fc.assert(
      fc.property(walks, (passed) => {
        for (const { before, transition } of passed) {
          const [was, is] = [STATUS_RANK.indexOf(before.status), STATUS_RANK.indexOf(transition.state.status)]
          if (was !== -1 && is !== -1) expect(is).toBeGreaterThanOrEqual(was)
        }
      }),
    )
  })

  it('recognises only messages for the very visit it is on', () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(...STAGES), fc.integer({ min: 0, max: 5 }), (passed, stage, round) => {
        const state = passed.at(-1)?.transition.state ?? newJob()
        expect(isHere(state, { stage, round })).toBe(currentStage(state) === stage && state.round === round)
        if (!isHere(state, { stage, round })) expect(start(state, { stage, round })).toBeNull()
      }),
    )
  })

  it('can be retried after exactly those errors whose table says so', () => {
    const started = start(newJob(), { stage: 'script_expansion', round: 0 })
    if (started === null) throw new Error('a new job did not start')
    for (const code of codes) {
      const { state } = failed(started.state, code)
      expect(mayRetry(state)).toBe(JOB_ERRORS[code].retryable)
    }
  })

  it('can be withdrawn after exactly those errors that a verdict stopped it with, and then comes back no more', () => {
    const started = start(newJob(), { stage: 'script_expansion', round: 0 })
    if (started === null) throw new Error('a new job did not start')
    for (const code of codes) {
      const { state } = failed(started.state, code)
      expect(mayCancel(state)).toBe(code === 'continuity_blocked' || code === 'continuity_doubted')
      if (!mayCancel(state)) continue
      const withdrawn = cancelled(state).state
      expect([mayCancel(withdrawn), mayAccept(withdrawn), mayRecheck(withdrawn)]).toEqual([false, false, false])
    }
  })

  it('refuses what cannot be: cancelling, failing or retrying after the end', () => {
    const { state } = cancelled(newJob())
    expect(() => cancelled(state)).toThrow(RangeError)
    expect(() => failed(state, 'stage_failed')).toThrow(RangeError)
    expect(() => retried(state)).toThrow(RangeError)
    expect(() => progressed(state, 50)).toThrow(RangeError)
  })
})
