import { Worker } from 'node:worker_threads'
import { ProviderFailure } from '#platform/failure.ts'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import type { PackedSegment } from './pack.ts'

export interface PackingOrder {
  readonly id: number
  readonly rendered: RenderedVideo
}

export type PackingAnswer =
  | { readonly id: number; readonly packed: PackedSegment }
  | {
      readonly id: number
      readonly message: string
      readonly badOutput: boolean
      /** The system's, such as EIO. */
      readonly code?: string
    }

const THREAD = new URL('./packing-thread.ts', import.meta.url)

const waiting = new Map<
  number,
  { readonly resolve: (packed: PackedSegment) => void; readonly reject: (error: Error) => void }
>()
let thread: Worker | undefined
let orders = 0

function startThread(): Worker {
  const started = new Worker(THREAD, { name: 'packing' })
  started.on('message', (answer: PackingAnswer) => {
    const order = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) started.unref()
    if ('packed' in answer) order?.resolve(answer.packed)
    else if (answer.badOutput) order?.reject(new ProviderFailure('bad_output', answer.message, { retry: 'after' }))
    else order?.reject(Object.assign(new Error(answer.message), { code: answer.code }))
  })
  const lose = (reason: unknown) => {
    if (thread !== started) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(new Error('the packing thread ended', { cause: reason }))
    waiting.clear()
  }
  started.on('error', lose)
  started.on('exit', lose)
  return started
}

/**
 * {@link packVideo} in a thread of its own, one for the whole process: the thread that hears of new work, answers
 * requests and keeps heartbeats must not stand still for the length of a package. It starts with the first order and
 * does not keep the process alive.
 *
 * @throws ProviderFailure `bad_output` when the video breaks the encoding contract; the signal's reason when aborted: what
 * the thread still makes of it is thrown away.
 */
export async function packInThread(rendered: RenderedVideo, signal: AbortSignal): Promise<PackedSegment> {
  signal.throwIfAborted()
  thread ??= startThread()
  thread.ref()
  orders += 1
  const id = orders
  const { promise, resolve, reject } = Promise.withResolvers<PackedSegment>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  waiting.set(id, { resolve, reject })
  const order: PackingOrder = { id, rendered }
  thread.postMessage(order, [])
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
