import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import { CMAF_SEGMENT_SECONDS, FRAMES_PER_SECOND, renditionSpec } from './encoding-contract.ts'
import { type Manifest, type StoredObject, manifestObjects, parseManifest } from './manifest.ts'
import { type EncodedRendition, muxCmaf, muxMp4 } from './mux.ts'
import { readRendition } from './read-rendition.ts'
import { webVtt } from './webvtt.rules.ts'

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

interface Draft {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Cuts off half-frame noise, so that a duration is exactly what the frames make it. */
const wholeFrames = (seconds: number) => Math.round(seconds * FRAMES_PER_SECOND) / FRAMES_PER_SECOND

/** Equal content gives an equal hash: a repeated upload finds its own objects instead of making new ones. */
function encodeHash(drafts: readonly Draft[], facts: unknown): string {
  const hash = createHash('sha256').update(`${JSON.stringify(facts)}\n`)
  for (const draft of drafts) hash.update(`${draft.name}\0${sha256(draft.bytes)}\n`)
  return hash.digest('hex').slice(0, 32)
}

/**
 * What a generated film carries inside the file: the IPTC's name for what a model has made, and whose. The animatic is
 * drawn and carries nothing.
 */
function aiMarker({ provenance }: RenderedVideo): string | undefined {
  if (!provenance.generated) return undefined
  return `AI-generated (digitalSourceType: trainedAlgorithmicMedia) by ${provenance.model} through ${provenance.provider}`
}

async function draftRendition(name: string, rendition: EncodedRendition, durationSeconds: number) {
  const { init, segments } = await muxCmaf(rendition)
  const wanted = Math.ceil(durationSeconds / CMAF_SEGMENT_SECONDS)
  if (segments.length !== wanted) throw new Error(`${name}: ${segments.length} media segments, expected ${wanted}`)
  return {
    init: { name: `${name}/init.mp4`, bytes: init },
    segments: segments.map((bytes, index) => ({
      name: `${name}/seg-${String(index + 1).padStart(4, '0')}.m4s`,
      bytes,
      durationSeconds: Math.min(CMAF_SEGMENT_SECONDS, durationSeconds - index * CMAF_SEGMENT_SECONDS),
    })),
  }
}

/**
 * Turns a rendered video into immutable objects: CMAF for HLS per rendition, one progressive MP4, captions and poster,
 * and last the manifest that makes them count. Repeating it is harmless.
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
  const durationSeconds = wholeFrames(rendered.durationSeconds)

  const drafts: Draft[] = []
  const renditions = []
  let mp4: Draft | null = null
  for (const { name, file } of rendered.renditions) {
    signal.throwIfAborted()
    const spec = renditionSpec(name)
    const encoded = await readRendition(file, spec, durationSeconds)
    const { init, segments } = await draftRendition(name, encoded, durationSeconds)
    drafts.push(init, ...segments)
    renditions.push({ spec, init, segments })
    if (name === '720p') mp4 = { name: 'segment.mp4', bytes: await muxMp4(encoded, aiMarker(rendered)) }
  }
  if (!mp4) throw new RangeError('a rendered video has a 720p rendition')
  const poster = { name: 'poster.jpg', bytes: await readFile(rendered.posterFile) }
  const captions = { name: 'captions.vtt', bytes: new TextEncoder().encode(webVtt(rendered.captions)) }
  drafts.push(mp4, poster, captions)

  const provenance = { ...rendered.provenance, notes: [...(rendered.notes ?? [])] }
  const mediaKey = `media/${jobId}/${encodeHash(drafts, { provenance, cues: rendered.captions })}`
  const stored = new Map<string, StoredObject>()
  for (const draft of drafts) {
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
    renditions: renditions.map(({ spec, init, segments }) => ({
      name: spec.name,
      width: spec.width,
      height: spec.height,
      codecs: spec.codecs,
      peakBandwidth: Math.ceil(Math.max(...segments.map((part) => (part.bytes.length * 8) / part.durationSeconds))),
      averageBandwidth: Math.ceil(segments.reduce((sum, part) => sum + part.bytes.length * 8, 0) / durationSeconds),
      init: storedAs(init),
      segments: segments.map((part) => ({ ...storedAs(part), durationSeconds: part.durationSeconds })),
    })),
    mp4: storedAs(mp4),
    poster: storedAs(poster),
    captions: storedAs(captions),
    cues: rendered.captions.map(({ start, end, text }) => ({ start, end, text })),
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
