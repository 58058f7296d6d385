import { listNews } from '@skein/contract/follows'
import type { SceneId } from '@skein/contract/ids'
import { changePreferences } from '@skein/contract/people'
import { clearWatchHistory, forgetWatchPosition, getWatchPosition, listWatchHistory } from '@skein/contract/watching'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { preferencesQuery } from '../../api/preferences.ts'
import { keyOf, refreshRoutes } from '../../api/queries.ts'
import { toastStore } from '../../ui/toast-store.ts'
import { devicePlaces } from './device-places.ts'

/** What somebody can do with their watch history. */
export function useHistoryActions() {
  const client = useQueryClient()
  const onError = (error: unknown): void => toastStore.show(asProblem(error).cure)
  const readAgain = async (): Promise<void> => {
    client.removeQueries({ queryKey: keyOf(getWatchPosition) })
    await refreshRoutes(client, listWatchHistory, listNews)
  }
  return {
    remove: useMutation({
      mutationFn: (sceneId: SceneId) => call(forgetWatchPosition, { params: { sceneId } }),
      onSuccess: (_, sceneId) => {
        devicePlaces.remove(sceneId)
        return readAgain()
      },
      onError,
    }),
    clear: useMutation({
      mutationFn: () => call(clearWatchHistory, {}),
      onSuccess: () => {
        devicePlaces.clear()
        return readAgain()
      },
      onError,
    }),
    setKept: useMutation({
      mutationFn: (keepsHistory: boolean) => call(changePreferences, { body: { keepsHistory } }),
      onSuccess: (preferences) => client.setQueryData(preferencesQuery.queryKey, preferences),
      onError,
    }),
  }
}
