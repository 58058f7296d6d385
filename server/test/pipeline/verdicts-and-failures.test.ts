import { afterEach, beforeEach, expect, it } from 'vitest'
import { chainAuditLines } from '#platform/audit.ts'
import type { Verdict } from '@skein/contract/verdict'
import { ProviderFailure } from '#platform/failure.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import { QuickVideoProvider } from '../make/quick-video.ts'
import { startTestStory, type TestStory } from '../make/test-story.ts'

let story: TestStory
beforeEach(async () => {
  story = await startTestStory({ retryLimit: 2 })
})
afterEach(() => story.close())

const TEXT = 'The lamp went out, and the door opened by itself.'

function validatorThat(outcome: Verdict['outcome']): ContinuityValidator {
  return {
    id: 'test',
    validate: ({ bible }) =>
      Promise.resolve({
        outcome,
        bibleVersion: bible.version,
        validator: 'test@1',
        findings: [
          {
            kind: 'unexplained_return',
            severity: 'block',
            confidence: 1,
            quote: { start: 4, end: 8, text: 'lamp' },
            cites: null,
            reason: 'The lamp was broken.',
            suggestion: 'Say who mended it.',
          },
        ],
        notes: [],
      }),
  }
}

/** Fails with each error in turn, then works. */
function storytellerThatFails(...errors: readonly Error[]): Storyteller & { calls: number } {
  const real = createLocalStoryteller()
  const left = [...errors]
  const failing: Storyteller & { calls: number } = {
    id: 'test',
    calls: 0,
    expand: (request) => {
      failing.calls += 1
      const error = left.shift()
      return error === undefined ? real.expand(request) : Promise.reject(error)
    },
  }
  return failing
}

it('ends a contradicting continuation with its findings and gives the text back as a draft', async () => {
  await story.worker({ parts: { validator: validatorThat('block') } })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  expect((await story.drafts.get(writer, sceneId)).text).toBe('')

  const job = await story.wait(writer, id)
  expect(job).toMatchObject({
    status: 'failed',
    stage: 'error',
    error: { code: 'continuity_blocked', stage: 'continuity_validation' },
    verdict: { outcome: 'block', findings: [{ kind: 'unexplained_return', quote: { text: 'lamp' } }] },
    can: { cancel: true, retry: false },
  })
  expect((await story.drafts.get(writer, sceneId)).text).toBe(TEXT)
  await expect(story.jobs.retry(writer, id)).rejects.toMatchObject({ code: 'job_not_retryable' })
})

it('keeps a newer draft when an older text comes back', async () => {
  await story.worker({ parts: { validator: validatorThat('block') } })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  await story.drafts.save(writer, sceneId, 'Something better.')
  await story.wait(writer, id)
  expect((await story.drafts.get(writer, sceneId)).text).toBe('Something better.')
})

it('tries again after a provider’s trouble and records every try as what it was', async () => {
  const storyteller = storytellerThatFails(
    new ProviderFailure('rate_limited', 'slow down', { retry: 'after', retryAfterMs: 1_000 }),
    new ProviderFailure('timeout', 'no answer', { retry: 'after' }),
  )
  await story.worker({ parts: { storyteller } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  const job = await story.wait(writer, id)
  expect(job.status).toBe('final_ready')
  expect(job.attempts.slice(0, 3).map(({ outcome, errorCode }) => ({ outcome, errorCode }))).toEqual([
    { outcome: 'rate_limited', errorCode: 'rate_limited' },
    { outcome: 'timeout', errorCode: 'timeout' },
    { outcome: 'success', errorCode: null },
  ])
})

it('does not ask a provider again before the pause it asked for', async () => {
  const storyteller = storytellerThatFails(
    new ProviderFailure('rate_limited', 'slow down', { retry: 'after', retryAfterMs: 3_000 }),
  )
  await story.worker({ parts: { storyteller } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  const { attempts } = await story.wait(writer, id)
  const [first, second] = attempts
  expect(Date.parse(second?.startedAt ?? '') - Date.parse(first?.finishedAt ?? '')).toBeGreaterThanOrEqual(2_900)
})

it('fails a job whose tries are spent, visibly, and takes it up again from that stage when asked', async () => {
  const video = new (class extends QuickVideoProvider {
    broken = true
    override poll: QuickVideoProvider['poll'] = (job, context) =>
      this.broken
        ? Promise.reject(new ProviderFailure('provider', 'down for maintenance at 10.0.0.7', { retry: 'after' }))
        : super.poll(job, context)
  })(story.filmDirectory)
  const storyteller = storytellerThatFails()
  await story.worker({ parts: { video, storyteller } })
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)

  const failedJob = await story.wait(writer, id)
  expect(failedJob).toMatchObject({
    status: 'failed',
    error: { code: 'provider_failed', stage: 'video_generation' },
    can: { retry: true },
  })
  expect(JSON.stringify(failedJob.error)).not.toContain('10.0.0.7')
  expect(failedJob.attempts.filter(({ stage }) => stage === 'video_generation')).toHaveLength(3)
  expect((await story.drafts.get(writer, sceneId)).text).toBe(TEXT)

  video.broken = false
  const taken = await story.jobs.retry(writer, id)
  expect(taken).toMatchObject({ status: 'continuity_checked', stage: 'video_generation', error: null })
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'final_ready', segment: { sequence: 1 } })
  expect(storyteller.calls).toBe(1)
  expect(video.submits).toBe(1)
  expect((await story.drafts.get(writer, sceneId)).text).toBe('')
  const feed = await story.jobs.watch(writer, id)
  const kinds = (await feed.readAfter(0)).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['failed', 'retried', 'published']))
})

it.each([
  ['moderated', 'moderation_rejected', 'moderation_rejected', false],
  ['billing', 'provider_billing', 'api_error', true],
  ['auth', 'provider_refused_access', 'api_error', true],
] as const)('ends a job at once when the provider says %s', async (failure, code, outcome, retry) => {
  const storyteller = storytellerThatFails(new ProviderFailure(failure, 'no', { retry: 'never' }))
  await story.worker({ parts: { storyteller } })
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  const job = await story.wait(writer, id)
  expect(job).toMatchObject({ status: 'failed', error: { code, stage: 'script_expansion' }, can: { retry } })
  expect(job.attempts.map((attempt) => attempt.outcome)).toEqual([outcome])
})

it('does not publish into a scene that closed meanwhile, and keeps the text', async () => {
  const writer = await story.person()
  const sceneId = await story.scene(writer)
  const { id } = await story.submit(writer, sceneId, TEXT)
  await story.db.prisma.scene.update({ where: { id: sceneId }, data: { status: 'locked' } })
  await story.worker()
  expect(await story.wait(writer, id)).toMatchObject({
    status: 'failed',
    error: { code: 'scene_closed', stage: 'finalization' },
    can: { retry: false },
  })
  expect((await story.drafts.get(writer, sceneId)).text).toBe(TEXT)
  expect(await story.db.prisma.segmentPosition.count({ where: { sceneId } })).toBe(0)
})

it('leaves one audit line for every status a job went through', async () => {
  await story.worker()
  const writer = await story.person()
  const { id } = await story.submit(writer, await story.scene(writer), TEXT)
  await story.wait(writer, id)
  await chainAuditLines(story.db.sql)
  const lines = await story.db.prisma.auditLog.findMany({ where: { targetId: id }, orderBy: { position: 'asc' } })
  expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['job.queued', writer],
    ['job.stage_started', null],
    ['job.stage_finished', null],
    ['job.stage_finished', null],
    ['job.stage_finished', null],
    ['job.published', null],
  ])
})
