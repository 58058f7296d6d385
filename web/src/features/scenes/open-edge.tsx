import type { SceneId } from '@skein/contract/ids'
import { NextUnderWay } from './next-under-way.tsx'
import { edgeWords } from '../../messages/en/edge.ts'

/** Said over the last picture to whoever watches a scene being written and has seen all there is. */
export function OpenEdge({ sceneId }: { sceneId: SceneId }) {
  return (
    <div role="status" className="max-w-md rounded-md bg-black/80 px-4 py-3 text-ui text-white">
      <p className="font-semibold">{edgeWords.asFar}</p>
      <p className="text-white/85">{edgeWords.playsItself({ news: () => <NextUnderWay sceneId={sceneId} /> })}</p>
    </div>
  )
}
