import type { RecapSpan } from '#domains/segments/recap.rules.ts'
import { sqlStatement, type SqlRunner } from '#platform/sql-files.ts'
import { SegmentId } from '@skein/contract/ids'
import { nullable } from '@skein/contract/pages'
import { Type } from 'typebox'

const Told = {
  segment_id: SegmentId,
  sequence: Type.Integer(),
  language: nullable(Type.String()),
  username: Type.String(),
  display_name: nullable(Type.String()),
  expanded_script: Type.String(),
}
const RecapRow = Type.Object({ ...Told, tail: nullable(Type.String()) })
const TextRow = Type.Object({
  ...Told,
  media_key: Type.String(),
  duration_seconds: Type.Integer(),
  input_text: Type.String(),
})

const readRecap = sqlStatement('segments/read-recap', RecapRow)
const listTexts = sqlStatement('segments/list-texts', TextRow)

/** Reads of what was written, for those who read along. */
export const storyTextsStore = {
  /** The newest published segment of each span; the ends of texts only from the span `tailsFrom` on, counted from 1. */
  recap: (client: SqlRunner, sceneId: string, spans: readonly RecapSpan[], tailsFrom: number) =>
    readRecap(client, [sceneId, spans.map(({ after }) => after), spans.map(({ upTo }) => upTo), tailsFrom]),

  /** The published segments with sequences in (`after`, `upTo`], in order. */
  texts: (client: SqlRunner, sceneId: string, after: number, upTo: number) => listTexts(client, [sceneId, after, upTo]),
}
