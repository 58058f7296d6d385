import type { SegmentId } from '@skein/contract/ids'
import type { Scene } from '@skein/contract/scenes'
import { useQuery } from '@tanstack/react-query'
import { bibleQuery } from '../../features/bible/bible.queries.ts'
import { entityNames } from '../../features/bible/entity-names.ts'
import { SegmentPanel } from '../../features/segments/segment-panel.tsx'

/** A segment's script with the names the bible has for everybody in it. */
export function SceneScript({ scene, segmentId }: { scene: Scene; segmentId: SegmentId }) {
  const bible = useQuery(bibleQuery(scene.id)).data?.bible
  return <SegmentPanel segmentId={segmentId} nameOfEntity={entityNames(bible)} ownsScene={scene.viewer.canEdit} />
}
