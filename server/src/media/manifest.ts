import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const closed = { additionalProperties: false } as const
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Key = Type.String({ pattern: '^[a-z0-9][a-z0-9._/-]*$', maxLength: 512 })

const StoredObject = Type.Object({ key: Key, sizeBytes: Type.Integer({ minimum: 1 }), sha256: Sha256 }, closed)
export type StoredObject = Static<typeof StoredObject>

const MediaSegment = Type.Object(
  {
    key: Key,
    durationSeconds: Type.Number({ exclusiveMinimum: 0 }),
    sizeBytes: Type.Integer({ minimum: 1 }),
    sha256: Sha256,
  },
  closed,
)

const ManifestRendition = Type.Object(
  {
    name: Type.Enum(['720p', '360p']),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    /** RFC 6381, video then audio. */
    codecs: Type.String({ minLength: 1 }),
    /** Bits per second of the heaviest CMAF segment. */
    peakBandwidth: Type.Integer({ minimum: 1 }),
    /** Bits per second over the whole rendition. */
    averageBandwidth: Type.Integer({ minimum: 1 }),
    init: StoredObject,
    segments: Type.Array(MediaSegment, { minItems: 1 }),
  },
  closed,
)

const Cue = Type.Object(
  {
    start: Type.Number({ minimum: 0 }),
    end: Type.Number({ minimum: 0 }),
    text: Type.String(),
    /** Who speaks, where that is known. */
    voice: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
)

/**
 * Everything stored for one segment's media; open, so that a process of an older release reads what a newer one adds.
 * Written last: while it is absent, the objects beside it are leftovers of an
 * unfinished upload and may be removed.
 */
export const Manifest = Type.Object({
  version: Type.Literal(1),
  jobId: Type.String({ minLength: 1 }),
  /** Prefix of every key in here: `media/<jobId>/<encodeHash>`. */
  mediaKey: Key,
  /** Exact: video frames divided by 24. */
  durationSeconds: Type.Number({ exclusiveMinimum: 0 }),
  renditions: Type.Array(ManifestRendition, { minItems: 1 }),
  /** Progressive, faststart, for downloads and players without HLS. */
  mp4: StoredObject,
  poster: StoredObject,
  /** The poster in the widths pages show it in, as WebP. Older media have none. */
  posterSizes: Type.Optional(Type.Array(StoredObject)),
  captions: StoredObject,
  /** Seek previews: one sheet of small pictures and the WebVTT file that says where each stands. Older media have none. */
  sprite: Type.Optional(StoredObject),
  thumbnails: Type.Optional(StoredObject),
  /** The same cues as in `captions`, so that a scene's caption file can be built without reading objects. */
  cues: Type.Array(Cue),
  provenance: Type.Object({
    provider: Type.String(),
    model: Type.String(),
    /** True when a model made the pictures; the page labels it. */
    generated: Type.Boolean(),
    /** Of the words the model was given; absent where there were none. */
    promptHash: Type.Optional(Sha256),
    /** Who made the script from the writer's text; `local` works by rules. Absent where it is not known. */
    script: Type.Optional(Type.Object({ provider: Type.String(), model: Type.String() }, closed)),
    /** Who read the captions out, a synthetic voice; absent where nobody did. */
    voice: Type.Optional(Type.Object({ provider: Type.String(), model: Type.String() }, closed)),
    /** What the renderer could not show, in words a writer understands. */
    notes: Type.Array(Type.String()),
  }),
})
export type Manifest = Static<typeof Manifest>

/** @throws Error naming the first offending field when the bytes are not a manifest. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const candidate: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (Value.Check(Manifest, candidate)) return candidate
  const [first] = Value.Errors(Manifest, candidate)
  throw new Error(`not a media manifest: ${first ? `${first.instancePath} ${first.message}` : 'unknown shape'}`)
}

/** Every stored object a manifest vouches for, the manifest itself left out. */
export function manifestObjects(manifest: Manifest): readonly StoredObject[] {
  return [
    ...manifest.renditions.flatMap((rendition) => [rendition.init, ...rendition.segments]),
    manifest.mp4,
    manifest.poster,
    ...(manifest.posterSizes ?? []),
    manifest.captions,
    ...[manifest.sprite, manifest.thumbnails].filter((object) => object !== undefined),
  ].map(({ key, sizeBytes, sha256 }) => ({ key, sizeBytes, sha256 }))
}
