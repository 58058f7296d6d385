import type { SegmentId } from '@skein/contract/ids'
import { getSegment } from '@skein/contract/segments'
import { queryOf } from '../../api/queries.ts'

/** A published segment never changes, so it is read once. */
export const segmentQuery = (segmentId: SegmentId) => ({
  ...queryOf(getSegment, { params: { segmentId } }),
  staleTime: Number.POSITIVE_INFINITY,
})
