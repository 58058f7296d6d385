import type { SceneId } from '@skein/contract/ids'
import { listNews } from '@skein/contract/follows'
import type { SegmentSummary } from '@skein/contract/scenes'
import { keepWatchPosition, listWatchHistory } from '@skein/contract/watching'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { useMe } from '../../api/session.ts'
import { devicePlaces } from './device-places.ts'
import { createPlaceKeeper, type Place } from './place-keeper.ts'
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
  const known = useRef({ segments, isSignedIn: false, isKept: true })
  useEffect(() => {
    known.current = { ...known.current, segments, isSignedIn: me !== null && me !== undefined }
  }, [segments, me])

  const [keeper] = useState(() =>
    createPlaceKeeper((place, isLeaving) => {
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
    }),
  )

  useEffect(() => {
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
    }
  }, [keeper])

  return useCallback(
    (place: Place, isPlaying: boolean) => {
      keeper.move(place)
      if (!isPlaying) keeper.flush(false)
    },
    [keeper],
  )
}
