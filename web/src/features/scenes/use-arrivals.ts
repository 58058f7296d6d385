import { getBible, listBibleVersions } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { getScene, listContributors, listSegments, watchScene } from '@skein/contract/scenes'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listen } from '../../api/events.ts'
import { keyOf } from '../../api/queries.ts'

/** Keeps what is read of a scene up to date while others publish. Nothing on the page moves by itself. */
export function useArrivals(sceneId: SceneId): void {
  const client = useQueryClient()
  useEffect(() => {
    const params = { sceneId }
    const readAgain = async (): Promise<void> => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keyOf(getScene, { params }) }),
        client.invalidateQueries({ queryKey: keyOf(listSegments, { params }) }),
        client.invalidateQueries({ queryKey: keyOf(getBible) }),
        client.invalidateQueries({ queryKey: keyOf(listBibleVersions) }),
        client.invalidateQueries({ queryKey: keyOf(listContributors) }),
      ])
    }
    return listen(
      watchScene,
      { params },
      {
        kinds: ['segment_published'],
        onEvent: () => void readAgain(),
        beforeReconnect: readAgain,
      },
    )
  }, [client, sceneId])
}
