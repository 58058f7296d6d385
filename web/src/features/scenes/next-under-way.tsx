import type { SceneId } from '@skein/contract/ids'
import { getUnderWay, type UnderWay } from '@skein/contract/under-way'
import { useQuery } from '@tanstack/react-query'
import { queryOf } from '../../api/queries.ts'

const ASKED_EVERY_MS = 5000

/** Whether a next segment is on its way, said plainly; asked again and again only while this is on the page. */
export function NextUnderWay({ sceneId }: { sceneId: SceneId }) {
  const underWay = useQuery({
    ...queryOf(getUnderWay, { params: { sceneId } }),
    staleTime: 0,
    refetchInterval: ASKED_EVERY_MS,
  })
  if (underWay.data === undefined) return null
  return <span>{underWayWords(underWay.data)}</span>
}

function underWayWords({ count, stage }: UnderWay): string {
  if (count === 0) return 'Nobody has sent the next segment yet.'
  const others = count > 1 ? ` ${count === 2 ? 'Another is' : `${count - 1} more are`} on the way.` : ''
  switch (stage) {
    case null:
      return `The next segment has been written and waits its turn.${others}`
    case 'script_expansion':
      return `The next segment is being made into a script.${others}`
    case 'continuity_validation':
      return `The next segment is being checked against the story.${others}`
    case 'video_generation':
      return `The next segment is being drawn now.${others}`
    case 'upload':
    case 'finalization':
      return `The next segment is drawn and about to appear.${others}`
  }
}
