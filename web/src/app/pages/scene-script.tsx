import type { SceneId, SegmentId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { bibleQuery } from '../../features/bible/bible.queries.ts'
import { entityNames } from '../../features/bible/entity-names.ts'
import { SegmentPanel } from '../../features/segments/segment-panel.tsx'

/** A segment's script with the names the bible has for everybody in it. */
export function SceneScript({ sceneId, segmentId }: { sceneId: SceneId; segmentId: SegmentId }) {
  const bible = useQuery(bibleQuery(sceneId)).data?.bible
  return <SegmentPanel segmentId={segmentId} nameOfEntity={entityNames(bible)} />
}
