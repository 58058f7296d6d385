import type { SceneId } from '@skein/contract/ids'
import { listNews } from '@skein/contract/follows'
import type { SegmentSummary } from '@skein/contract/scenes'
import { keepWatchPosition, listWatchHistory } from '@skein/contract/watching'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { useMe } from '../../api/session.ts'
import { devicePlaces } from './device-places.ts'
import { createPlaceKeeper, type Place, type PlaceKeeper } from './place-keeper.ts'
import { watchPositionQuery } from './watching.queries.ts'

/**
 * Keeps where somebody is while they watch: with their account, or on this device for whoever has none. Returns what the
 * player tells its place to.
 */
export function usePlaceKeeper(
  sceneId: SceneId,
  segments: readonly SegmentSummary[],
): (place: Place, isPlaying: boolean) => void {
  const client = useQueryClient()
  const me = useMe()
  const wasPlaying = useRef(false)
  const known = useRef({ segments, isSignedIn: false, isKept: true })
  useEffect(() => {
    known.current = { ...known.current, segments, isSignedIn: me !== null && me !== undefined }
  }, [segments, me])

  const keeperRef = useRef<PlaceKeeper | null>(null)
  useEffect(() => {
    const keeper = createPlaceKeeper((place, isLeaving) => {
      const segment = known.current.segments.find((entry) => entry.sequence === place.sequence)
      if (segment === undefined || !known.current.isKept) return
      const { seconds, newestSequence } = place
      if (!known.current.isSignedIn) {
        devicePlaces.write(sceneId, { segmentId: segment.id, seconds })
        return
      }
      const body = { segmentId: segment.id, seconds, newestSequence }
      call(keepWatchPosition, { params: { sceneId }, body }, { keepalive: isLeaving }).then(
        ({ kept }) => {
          // Somebody who switched the history off is asked no more while they watch.
          known.current.isKept = kept
          client.removeQueries({ queryKey: watchPositionQuery(sceneId).queryKey })
          return refreshRoutes(client, listWatchHistory, listNews)
        },
        // The next place is soon tried; a viewer is not stopped for this one.
        () => undefined,
      )
    })
    keeperRef.current = keeper
    const leave = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush(true)
    }
    const goAway = (): void => keeper.flush(true)
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', goAway)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', goAway)
      keeper.flush(true)
      keeperRef.current = null
    }
  }, [client, sceneId])

  return useCallback((place: Place, isPlaying: boolean) => {
    keeperRef.current?.move(place)
    // Once, when they stop: whoever drags the playhead about meanwhile is not followed at every second of it.
    if (wasPlaying.current && !isPlaying) keeperRef.current?.flush(false)
    wasPlaying.current = isPlaying
  }, [])
}
