import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import { posterName } from '@skein/contract/posters'
import { CMAF_SEGMENT_SECONDS, FRAMES_PER_SECOND, renditionSpec, type RenditionName } from './encoding-contract.ts'
import { type EncodedRendition, muxCmaf, muxMp4 } from './mux.ts'
import { provenanceComment, provenanceXmp } from './provenance.rules.ts'
import { readRendition } from './read-rendition.ts'
import { segmentCaptions, thumbnails } from './webvtt.rules.ts'

/** One file as it will be stored, under a name below the segment's own key. */
export interface Draft {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files of one segment, not stored yet. Plain data: it crosses between threads. */
export interface PackedSegment {
  /** Equal content gives an equal hash: a repeated upload finds its own objects instead of making new ones. */
  readonly encodeHash: string
  readonly durationSeconds: number
  readonly renditions: readonly {
    readonly name: RenditionName
    readonly init: Draft
    readonly segments: readonly (Draft & { readonly durationSeconds: number })[]
  }[]
  readonly mp4: Draft
  readonly poster: Draft
  readonly posterSizes: readonly Draft[]
  readonly captions: Draft
  /** Seek previews; null when the renderer made none. */
  readonly previews: { readonly sprite: Draft; readonly thumbnails: Draft } | null
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Cuts off half-frame noise, so that a duration is exactly what the frames make it. */
const wholeFrames = (seconds: number) => Math.round(seconds * FRAMES_PER_SECOND) / FRAMES_PER_SECOND

/** In the order they are stored: whatever names another file comes after it. */
export function draftsOf(packed: Omit<PackedSegment, 'encodeHash'>): readonly Draft[] {
  const { renditions, mp4, poster, posterSizes, captions, previews } = packed
  return [
    ...renditions.flatMap(({ init, segments }) => [init, ...segments]),
    mp4,
    poster,
    ...posterSizes,
    captions,
    ...(previews === null ? [] : [previews.sprite, previews.thumbnails]),
  ]
}

function encodeHash(drafts: readonly Draft[], facts: unknown): string {
  const hash = createHash('sha256').update(`${JSON.stringify(facts)}\n`)
  for (const draft of drafts) hash.update(`${draft.name}\0${sha256(draft.bytes)}\n`)
  return hash.digest('hex').slice(0, 32)
}

async function draftRendition(name: RenditionName, rendition: EncodedRendition, durationSeconds: number) {
  const { init, segments } = await muxCmaf(rendition)
  const wanted = Math.ceil(durationSeconds / CMAF_SEGMENT_SECONDS)
  if (segments.length !== wanted) throw new Error(`${name}: ${segments.length} media segments, expected ${wanted}`)
  return {
    name,
    init: { name: `${name}/init.mp4`, bytes: init },
    segments: segments.map((bytes, index) => ({
      name: `${name}/seg-${String(index + 1).padStart(4, '0')}.m4s`,
      bytes,
      durationSeconds: Math.min(CMAF_SEGMENT_SECONDS, durationSeconds - index * CMAF_SEGMENT_SECONDS),
    })),
  }
}

/** What makes two packages of the same pictures different all the same. */
export const packageFacts = ({ provenance, notes, captions }: RenderedVideo) => ({
  provenance: { ...provenance, notes: [...(notes ?? [])] },
  cues: captions,
})

/**
 * Cuts a rendered video into the files that are served: CMAF for HLS per rendition, one progressive MP4, captions, poster
 * and seek previews. Tens of milliseconds of one processor for a segment.
 *
 * @throws ProviderFailure `bad_output` when the video breaks the encoding contract.
 */
export async function packVideo(rendered: RenderedVideo): Promise<PackedSegment> {
  const durationSeconds = wholeFrames(rendered.durationSeconds)
  const renditions = []
  let mp4: Draft | null = null
  const { provenance } = packageFacts(rendered)
  const marks = { comment: provenanceComment(provenance), xmp: provenanceXmp(provenance) }
  for (const { name, file } of rendered.renditions) {
    const encoded = await readRendition(file, renditionSpec(name), durationSeconds)
    renditions.push(await draftRendition(name, encoded, durationSeconds))
    if (name === '720p') mp4 = { name: 'segment.mp4', bytes: await muxMp4(encoded, marks) }
  }
  if (!mp4) throw new RangeError('a rendered video has a 720p rendition')
  const poster = { name: 'poster.jpg', bytes: new Uint8Array(await readFile(rendered.posterFile)) }
  const posterSizes = []
  for (const { width, file } of rendered.posterSizes ?? [])
    posterSizes.push({ name: posterName(width), bytes: new Uint8Array(await readFile(file)) })
  const captions = { name: 'captions.vtt', bytes: new TextEncoder().encode(segmentCaptions(rendered.captions)) }
  const previews = await draftPreviews(rendered.spriteFile, durationSeconds)
  const files = { durationSeconds, renditions, mp4, poster, posterSizes, captions, previews }
  return { ...files, encodeHash: encodeHash(draftsOf(files), packageFacts(rendered)) }
}

async function draftPreviews(spriteFile: string | undefined, seconds: number): Promise<PackedSegment['previews']> {
  if (spriteFile === undefined) return null
  const sprite = { name: 'sprite.jpg', bytes: new Uint8Array(await readFile(spriteFile)) }
  const text = thumbnails(sprite.name, seconds)
  return { sprite, thumbnails: { name: 'thumbnails.vtt', bytes: new TextEncoder().encode(text) } }
}
