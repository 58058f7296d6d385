import { createHash } from 'node:crypto'
import type { Database } from '#platform/db.ts'
import { ProviderFailure } from '#platform/failure.ts'
import type { SubmittedJob, VideoCallContext, VideoProvider, VideoRequest } from '#providers/video/video.port.ts'
import { type Submission, submissionsStore } from './submissions.store.ts'

export interface PlacedOrder {
  readonly attempt: number
  readonly submitted: SubmittedJob
  /** Since the order was begun, by the database's clock. */
  readonly ageMs: number
}

/** A provider that takes an order and then fails at it is not given a fourth: each may cost money. */
const ORDERS_MAX = 3

const hashOf = (request: VideoRequest) => createHash('sha256').update(JSON.stringify(request)).digest('hex')

/**
 * The provider's job for this request: the one already ordered, or a new one. The order is written down before it is
 * placed and the provider's id right after, so that a crash in between is seen as what it is and nothing is bought
 * twice (MEDIA 1.6, rule 1).
 *
 * @throws ProviderFailure as `submit` does; `ambiguous_submit` when an order may have been placed and the provider
 * cannot say.
 */
export async function placeOrder(
  { db, video }: { readonly db: Database; readonly video: VideoProvider },
  request: VideoRequest,
  context: VideoCallContext,
): Promise<PlacedOrder> {
  const latest = await submissionsStore.latest(db.prisma, request.jobId)
  if (latest !== null && latest.state !== 'failed' && latest.provider === video.id) {
    const known = submittedAs(latest)
    if (known !== null) return { attempt: latest.attempt, submitted: known, ageMs: latest.age_ms }
    return await findOrder({ db, video }, request, latest, context)
  }
  return await newOrder({ db, video }, request, latest, context)
}

function submittedAs({ provider_job_id: providerJobId, handle, age_ms: ageMs }: Submission): SubmittedJob | null {
  if (providerJobId === null) return null
  return { providerJobId, ageMs, ...(handle !== null && { handle }) }
}

async function findOrder(
  { db, video }: { readonly db: Database; readonly video: VideoProvider },
  request: VideoRequest,
  latest: Submission,
  { signal }: VideoCallContext,
): Promise<PlacedOrder> {
  const found = await video.reconcile?.(request, {
    begunAt: new Date(Date.now() - latest.age_ms),
    isTaken: (providerJobId) => submissionsStore.isTaken(db.prisma, video.id, providerJobId),
    signal,
  })
  if (found) {
    const { attempt } = latest
    await submissionsStore.mark(db.prisma, { jobId: request.jobId, attempt }, 'submitted', found)
    return { attempt, submitted: { ...found, ageMs: latest.age_ms }, ageMs: latest.age_ms }
  }
  // A provider that lists its jobs may list this one a little later; the stage's tries bound how often it is asked.
  throw new ProviderFailure('ambiguous_submit', 'an order may have been placed, and the provider does not know', {
    retry: video.reconcile === undefined ? 'never' : 'after',
    billed: 'unknown',
  })
}

async function newOrder(
  { db, video }: { readonly db: Database; readonly video: VideoProvider },
  request: VideoRequest,
  latest: Submission | null,
  context: VideoCallContext,
): Promise<PlacedOrder> {
  const { jobId } = request
  if (latest?.provider === video.id && latest.accepted >= ORDERS_MAX)
    throw new ProviderFailure('provider', `${latest.accepted} orders were placed and none brought a film`, {
      retry: 'never',
    })
  const order = { jobId, attempt: (latest?.attempt ?? 0) + 1 }
  const begun = await submissionsStore.begin(db.prisma, { ...order, provider: video.id, requestHash: hashOf(request) })
  if (!begun)
    throw new ProviderFailure('ambiguous_submit', 'another worker is placing this order', {
      retry: 'after',
      retryAfterMs: 5_000,
    })
  try {
    const submitted = await video.submit(request, { ...context, order: order.attempt })
    await submissionsStore.mark(db.prisma, order, 'submitted', submitted)
    return { attempt: order.attempt, submitted: { ...submitted, ageMs: 0 }, ageMs: 0 }
  } catch (error) {
    // Only a clear refusal frees the way for another order; after anything else we cannot know.
    if (error instanceof ProviderFailure && isClearRefusal(error))
      await submissionsStore.mark(db.prisma, order, 'failed')
    throw error
  }
}

function isClearRefusal({ billed, code }: ProviderFailure): boolean {
  if (billed !== undefined) return billed === 'no'
  return !['ambiguous_submit', 'timeout', 'network', 'provider', 'cancelled'].includes(code)
}
