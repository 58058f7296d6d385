import type { Container } from '#container.ts'
import type { SceneId } from '@skein/contract/ids'
import { page as pageOf } from '@skein/contract/pages'
import { SegmentSummary } from '@skein/contract/scenes'
import { Value } from 'typebox/value'

const SegmentsPage = pageOf(SegmentSummary)

/** A page of a scene's segments as a stranger gets it. Pages are kept as they are sent, so they are read back here. */
export async function readPage(
  pages: Container['pages'],
  sceneId: SceneId,
  query: { readonly from?: number; readonly limit: number },
): Promise<readonly SegmentSummary[]> {
  const { body } = await pages.read(sceneId, null, query)
  const page: unknown = JSON.parse(body.toString())
  if (!Value.Check(SegmentsPage, page)) throw new Error(`a page of scene ${sceneId} is none`)
  return page.items
}
