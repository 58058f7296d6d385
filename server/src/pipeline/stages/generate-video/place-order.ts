import { createHash } from 'node:crypto'
import type { Database } from '#platform/db.ts'
import { ProviderFailure } from '#platform/failure.ts'
import type { SubmittedJob, VideoCallContext, VideoProvider, VideoRequest } from '#providers/video/video.port.ts'
import { submissionsStore } from './submissions.store.ts'

export interface PlacedOrder {
  readonly attempt: number
  readonly submitted: SubmittedJob
  /** Since the order was begun, by the database's clock. */
  readonly ageMs: number
}

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
  const { jobId } = request
  const latest = await submissionsStore.latest(db.prisma, jobId)
  const isUsable = latest !== null && latest.state !== 'failed' && latest.provider === video.id
  if (isUsable && latest.provider_job_id !== null)
    return { attempt: latest.attempt, submitted: { providerJobId: latest.provider_job_id }, ageMs: latest.age_ms }
  if (isUsable) {
    const found = await video.reconcile?.(request)
    if (!found)
      throw new ProviderFailure('ambiguous_submit', 'an order may have been placed, and the provider does not know', {
        retry: 'never',
      })
    await submissionsStore.mark(db.prisma, { jobId, attempt: latest.attempt }, 'submitted', found.providerJobId)
    return { attempt: latest.attempt, submitted: found, ageMs: latest.age_ms }
  }

  const order = { jobId, attempt: (latest?.attempt ?? 0) + 1 }
  const begun = await submissionsStore.begin(db.prisma, { ...order, provider: video.id, requestHash: hashOf(request) })
  if (!begun)
    throw new ProviderFailure('ambiguous_submit', 'another worker is placing this order', {
      retry: 'after',
      retryAfterMs: 5_000,
    })
  try {
    const submitted = await video.submit(request, context)
    await submissionsStore.mark(db.prisma, order, 'submitted', submitted.providerJobId)
    return { attempt: order.attempt, submitted, ageMs: 0 }
  } catch (error) {
    // Only a clear refusal frees the way for another order; after anything else we cannot know.
    if (error instanceof ProviderFailure && isClearRefusal(error))
      await submissionsStore.mark(db.prisma, order, 'failed')
    throw error
  }
}

function isClearRefusal({ code }: ProviderFailure): boolean {
  return !['ambiguous_submit', 'timeout', 'network', 'provider', 'cancelled'].includes(code)
}
