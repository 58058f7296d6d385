import { Worker } from 'node:worker_threads'
import type { RenditionName } from '#media/encoding-contract.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import type { SpokenLine } from '../sound/narration.rules.ts'

/** What the encoding thread is started with. */
export interface EncodingOrder {
  /** Empty, the caller's own; the files stay in it. */
  readonly directory: string
  /** The sound is a function of it, but for what is spoken. */
  readonly request: VideoRequest
  readonly narration: readonly SpokenLine[]
  /** Whether a segment without its sound is better than none. */
  readonly silenceWillDo: boolean
  readonly width: number
  readonly height: number
  /** Room for `SLOTS` pictures. */
  readonly pictures: SharedArrayBuffer
}

export type ToEncoding = { readonly kind: 'picture'; readonly slot: number; readonly index: number } | { kind: 'end' }

export type FromEncoding =
  | { readonly kind: 'free'; readonly slot: number }
  | { readonly kind: 'encoded'; readonly film: EncodedFilm }

export interface EncodedFilm {
  readonly renditions: readonly { readonly name: RenditionName; readonly file: string }[]
  /** What could not be heard, in words a writer understands. */
  readonly notes: readonly string[]
  /** Milliseconds the thread spent at it, by the wall. */
  readonly spentMs: { readonly sound: number; readonly encode: number; readonly mux: number }
}

/** Pictures drawn but not yet encoded: one is taken over while the next is handed over. */
const SLOTS = 2
const BYTES_PER_PIXEL = 4
/** The thread's own heap: sound is made of small arrays, and V8 would let many megabytes of them pile up. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 } as const
const THREAD = new URL('./encoding-thread.ts', import.meta.url)

/**
 * Everything between drawn pictures and finished files, in a thread of its own: the pen draws the next picture while
 * this one is encoded, and neither waits for the other's turn of an event loop.
 */
export class EncodingThread {
  readonly #thread: Worker
  readonly #pictures: Buffer
  readonly #pictureBytes: number
  readonly #free = Array.from({ length: SLOTS }, (_, slot) => slot)
  readonly #film = Promise.withResolvers<EncodedFilm>()
  #slotFreed = Promise.withResolvers<void>()
  #count = 0

  constructor(order: Omit<EncodingOrder, 'pictures'>) {
    this.#pictureBytes = order.width * order.height * BYTES_PER_PIXEL
    const pictures = new SharedArrayBuffer(this.#pictureBytes * SLOTS)
    this.#pictures = Buffer.from(pictures)
    const workerData: EncodingOrder = { ...order, pictures }
    this.#thread = new Worker(THREAD, { name: 'encoding', workerData, resourceLimits: LIMITS })
    this.#thread.on('message', (message: FromEncoding) => {
      if (message.kind === 'encoded') return this.#film.resolve(message.film)
      this.#free.push(message.slot)
      this.#slotFreed.resolve()
    })
    const lose = (cause: unknown) => {
      this.#film.reject(
        new Error(`the encoding thread ended: ${cause instanceof Error ? cause.message : String(cause)}`, { cause }),
      )
      this.#slotFreed.resolve()
    }
    this.#thread.on('error', lose)
    this.#thread.on('exit', lose)
    // Whoever waits for the film hears of it; until then a lost thread is noticed at the next picture.
    this.#film.promise.catch(() => undefined)
  }

  /**
   * Hands over the next picture, which may be drawn over afterwards; waits while the thread is behind.
   *
   * @param pixels RGBA, opaque. @throws Error when the thread has ended.
   */
  async add(pixels: Uint8Array): Promise<void> {
    let slot = this.#free.shift()
    while (slot === undefined) {
      this.#slotFreed = Promise.withResolvers()
      await Promise.race([this.#slotFreed.promise, this.#film.promise])
      slot = this.#free.shift()
    }
    this.#pictures.set(pixels, slot * this.#pictureBytes)
    this.#tell({ kind: 'picture', slot, index: this.#count })
    this.#count += 1
  }

  /** After the last picture. @throws Error when the thread could not make the files. */
  async finish(): Promise<EncodedFilm> {
    this.#tell({ kind: 'end' })
    return await this.#film.promise
  }

  #tell(message: ToEncoding): void {
    this.#thread.postMessage(message)
  }
}
