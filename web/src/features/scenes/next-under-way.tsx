import type { SceneId } from '@skein/contract/ids'
import { getUnderWay, type UnderWay } from '@skein/contract/under-way'
import { useQuery } from '@tanstack/react-query'
import { queryOf } from '../../api/queries.ts'
import { edgeWords } from '../../messages/en/edge.ts'

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
  if (count === 0) return edgeWords.nobody
  const more = count - 1
  switch (stage) {
    case null:
      return edgeWords.waits({ more })
    case 'script_expansion':
      return edgeWords.script({ more })
    case 'continuity_validation':
      return edgeWords.check({ more })
    case 'video_generation':
      return edgeWords.drawing({ more })
    case 'upload':
    case 'finalization':
      return edgeWords.appearing({ more })
  }
}
