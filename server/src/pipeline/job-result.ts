import { BibleOperation } from '@skein/contract/bible'
import { ContentNote } from '@skein/contract/content-notes'
import { POSTER_WIDTHS } from '@skein/contract/posters'
import { Script } from '@skein/contract/script'
import { type Static, Type } from 'typebox'

const Provenance = Type.Object({ provider: Type.String(), model: Type.String() })

/** Where the video stage left its files for whichever machine packages them. */
export const StagedVideo = Type.Object({
  prefix: Type.String(),
  renditions: Type.Array(Type.Object({ name: Type.Enum(['720p', '360p'] as const), key: Type.String() })),
  posterKey: Type.String(),
  posterSizes: Type.Optional(Type.Array(Type.Object({ width: Type.Enum(POSTER_WIDTHS), key: Type.String() }))),
  spriteKey: Type.Optional(Type.String()),
  captions: Type.Array(
    Type.Object({
      start: Type.Number(),
      end: Type.Number(),
      text: Type.String(),
      voice: Type.Optional(Type.String()),
    }),
  ),
  durationSeconds: Type.Number(),
  provenance: Type.Object({
    provider: Type.String(),
    model: Type.String(),
    generated: Type.Boolean(),
    promptHash: Type.Optional(Type.String()),
    voice: Type.Optional(Provenance),
  }),
  notes: Type.Array(Type.String()),
})
export type StagedVideo = Static<typeof StagedVideo>

const Media = Type.Object({
  mediaKey: Type.String(),
  manifestKey: Type.String(),
  durationSeconds: Type.Number(),
  resolution: Type.String(),
  fileSizeBytes: Type.Integer(),
  provenance: Type.Object({ provider: Type.String(), model: Type.String(), generated: Type.Boolean() }),
})

/** `jobs.result_data`: what the stages have made so far, each under its own keys. */
export const JobResult = Type.Object({
  /** What the writer said the text is in, a BCP 47 primary subtag; absent when it was left to be found out. */
  writtenIn: Type.Optional(Type.String()),
  /** What the writer said may be hard to watch in it. */
  contentNotes: Type.Optional(Type.Array(ContentNote)),
  script: Type.Optional(Script),
  operations: Type.Optional(Type.Array(BibleOperation)),
  storyteller: Type.Optional(Provenance),
  /** The bible version of the newest verdict. */
  checkedAgainst: Type.Optional(Type.Integer()),
  /** When the writer said that doubts about the text shall not stop it. */
  doubtsAccepted: Type.Optional(Type.Enum(['beforehand', 'after_reading'] as const)),
  /** The job of the same writer that this one's text was changed from. */
  revises: Type.Optional(Type.String()),
  staged: Type.Optional(StagedVideo),
  previewUrl: Type.Optional(Type.String()),
  media: Type.Optional(Media),
  segmentId: Type.Optional(Type.String()),
  /** Of a re-render: the published segment whose media it replaces. */
  rerenders: Type.Optional(Type.Object({ segmentId: Type.String(), sequence: Type.Integer() })),
})
export type JobResult = Static<typeof JobResult>

/** @throws Error when an earlier stage did not leave what this one needs: the order of the stages was broken. */
export function demand<Key extends keyof JobResult>(result: JobResult, key: Key): NonNullable<JobResult[Key]> {
  const value = result[key]
  if (value === undefined) throw new Error(`an earlier stage left no ${key}`)
  return value
}
