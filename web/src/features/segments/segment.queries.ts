import type { SegmentId } from '@skein/contract/ids'
import { getSegment } from '@skein/contract/segments'
import { queryOf } from '../../api/queries.ts'

export const segmentQuery = (segmentId: SegmentId) => queryOf(getSegment, { params: { segmentId } })
