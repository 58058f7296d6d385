import { expect, it } from 'vitest'
import { PROVIDER_FAILURE_CODES, ProviderFailure } from '#platform/failure.ts'
import { consequenceOf, spentError } from './failure.rules.ts'
import { StorageAway } from '#providers/storage/storage-failure.ts'
import { StageRefusal } from './stage-handler.ts'

const failure = (code: ProviderFailure['code'], retry: 'never' | 'after', retryAfterMs?: number) =>
  new ProviderFailure(code, 'words of the provider', { retry, retryAfterMs })

it.each(PROVIDER_FAILURE_CODES)(
  'knows an outcome for the provider failure %s, and retries it only when advised',
  (code) => {
    const given = consequenceOf(failure(code, 'never'), 'video_generation')
    expect(given.kind).toBe('fail')
    expect(given.errorCode).toBe(code)
  },
)

it('retries trouble with the pause that was asked for, within reason', () => {
  expect(consequenceOf(failure('rate_limited', 'after', 7_000), 'upload')).toMatchObject({
    kind: 'retry',
    outcome: 'rate_limited',
    retryAfterMs: 7_000,
  })
  expect(consequenceOf(failure('capacity', 'after', 86_400_000), 'upload')).toMatchObject({ retryAfterMs: 900_000 })
})

it('never retries a refusal, a bill or a rejected key, whatever the provider advises', () => {
  const jobErrors = (['moderated', 'billing', 'auth'] as const).map((code) => {
    const consequence = consequenceOf(failure(code, 'after', 1), 'video_generation')
    return consequence.kind === 'fail' ? consequence.jobError : consequence.kind
  })
  expect(jobErrors).toEqual(['moderation_rejected', 'provider_billing', 'provider_refused_access'])
})

it('calls a text from which no script comes unusable, not a provider’s failure', () => {
  expect(consequenceOf(failure('bad_output', 'never'), 'script_expansion')).toMatchObject({
    jobError: 'script_unusable',
  })
  expect(consequenceOf(failure('bad_output', 'never'), 'video_generation')).toMatchObject({
    jobError: 'provider_failed',
  })
})

it('retries what is our own fault, and ends what a stage refuses', () => {
  expect(consequenceOf(new TypeError('oops'), 'upload')).toMatchObject({ kind: 'retry', errorCode: 'stage_failed' })
  expect(consequenceOf('a string', 'upload')).toMatchObject({ kind: 'retry', errorMessage: 'a string' })
  expect(consequenceOf(new StageRefusal('scene_closed', 'closed'), 'upload')).toMatchObject({
    kind: 'fail',
    jobError: 'scene_closed',
  })
})

it('waits for storage that is full or failing, wherever inside an error that stands', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const download = new ProviderFailure('network', 'cut off', {
    retry: 'never',
    cause: new Error('lost', { cause: full }),
  })
  for (const error of [full, download, new StorageAway('full')])
    expect(consequenceOf(error, 'upload')).toMatchObject({ kind: 'wait', errorCode: 'storage_full', trouble: 'full' })
  const failing = Object.assign(new Error('i/o error'), { code: 'EIO' })
  expect(consequenceOf(failing, 'upload')).toMatchObject({ kind: 'wait', errorCode: 'storage_failing' })
})

it('blames the provider for spent tries only when it was the provider', () => {
  expect([spentError('timeout'), spentError('stage_failed'), spentError(null)]).toEqual([
    'provider_failed',
    'stage_failed',
    'stage_failed',
  ])
})
