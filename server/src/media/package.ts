import { createHash } from 'node:crypto'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import { renditionSpec } from './encoding-contract.ts'
import { type Manifest, type StoredObject, manifestObjects, parseManifest } from './manifest.ts'
import { packInThread } from './pack-in-thread.ts'
import { type Draft, draftsOf, packageFacts } from './pack.ts'

export interface PackagedSegment {
  readonly manifestKey: string
  /** `media/<jobId>/<encodeHash>`: what the segment row keeps. */
  readonly mediaKey: string
  readonly manifest: Manifest
}

/** A stored object is missing or is not what the manifest says. */
export class MediaVerificationFailure extends Error {
  readonly key: string
  constructor(key: string, problem: string, options: { cause?: unknown } = {}) {
    super(`${key}: ${problem}`, options)
    this.name = 'MediaVerificationFailure'
    this.key = key
  }
}

const JOB_ID = /^[a-z0-9][a-z0-9-]{0,63}$/
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const manifestKeyOf = (mediaKey: string) => `${mediaKey}/manifest.json`

/**
 * Turns a rendered video into immutable objects: CMAF for HLS per rendition, one progressive MP4, captions, poster and
 * seek previews, and last the manifest that makes them count. Repeating it is harmless.
 *
 * @throws ProviderFailure `bad_output` when the video breaks the encoding contract. @throws StorageConflict never in
 * practice: keys carry the hash of their content.
 */
export async function packageSegment(
  rendered: RenderedVideo,
  options: { readonly jobId: string; readonly storage: ObjectStorage; readonly signal: AbortSignal },
): Promise<PackagedSegment> {
  const { jobId, storage, signal } = options
  if (!JOB_ID.test(jobId)) throw new RangeError('a job id is a lower-case uuid')
  const packed = await packInThread(rendered, signal)
  const { durationSeconds, mp4, poster, posterSizes, captions, previews } = packed
  const { provenance } = packageFacts(rendered)
  const mediaKey = `media/${jobId}/${packed.encodeHash}`
  const stored = new Map<string, StoredObject>()
  for (const draft of draftsOf(packed)) {
    signal.throwIfAborted()
    const key = `${mediaKey}/${draft.name}`
    stored.set(draft.name, { key, ...(await storage.put(key, draft.bytes)) })
  }
  const storedAs = (draft: Draft): StoredObject => {
    const object = stored.get(draft.name)
    if (!object) throw new Error(`${draft.name} was not stored`)
    return object
  }

  const manifest: Manifest = {
    version: 1,
    jobId,
    mediaKey,
    durationSeconds,
    renditions: packed.renditions.map(({ name, init, segments }) => {
      const { width, height, codecs } = renditionSpec(name)
      return {
        name,
        width,
        height,
        codecs,
        peakBandwidth: Math.ceil(Math.max(...segments.map((part) => (part.bytes.length * 8) / part.durationSeconds))),
        averageBandwidth: Math.ceil(segments.reduce((sum, part) => sum + part.bytes.length * 8, 0) / durationSeconds),
        init: storedAs(init),
        segments: segments.map((part) => ({ ...storedAs(part), durationSeconds: part.durationSeconds })),
      }
    }),
    mp4: storedAs(mp4),
    poster: storedAs(poster),
    ...(posterSizes.length > 0 && { posterSizes: posterSizes.map(storedAs) }),
    captions: storedAs(captions),
    ...(previews !== null && {
      sprite: storedAs(previews.sprite),
      thumbnails: storedAs(previews.thumbnails),
    }),
    cues: [...rendered.captions],
    provenance,
  }
  signal.throwIfAborted()
  const manifestKey = manifestKeyOf(mediaKey)
  await storage.put(manifestKey, new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`))
  return { manifestKey, mediaKey, manifest }
}

/** @throws StorageMissing when the upload never finished; Error when the stored bytes are not a manifest. */
export async function readManifest(storage: ObjectStorage, mediaKey: string): Promise<Manifest> {
  return parseManifest(await storage.readBytes(manifestKeyOf(mediaKey)))
}

/**
 * Reads back every object and compares size and hash.
 *
 * @throws MediaVerificationFailure naming the first object that is missing or differs.
 */
export async function verifyManifest(storage: ObjectStorage, manifest: Manifest): Promise<void> {
  for (const object of manifestObjects(manifest)) {
    const bytes = await storage.readBytes(object.key).catch((error: unknown) => {
      throw new MediaVerificationFailure(object.key, 'cannot be read back', { cause: error })
    })
    if (bytes.length !== object.sizeBytes) {
      throw new MediaVerificationFailure(object.key, `${bytes.length} bytes stored, ${object.sizeBytes} expected`)
    }
    if (sha256(bytes) !== object.sha256) throw new MediaVerificationFailure(object.key, 'stored bytes differ')
  }
}
