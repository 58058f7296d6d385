import { type Draft, getDraft, saveDraft } from '@skein/contract/jobs'
import type { SceneId, UserId } from '@skein/contract/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../api/call.ts'
import { queryOf } from '../../api/queries.ts'
import { deviceStore } from '../../lib/device-store.ts'
import { type DraftKeeper, keepDraft } from './draft-keeper.ts'

export const draftQuery = (sceneId: SceneId) => queryOf(getDraft, { params: { sceneId } })

export const draftKey = (userId: UserId, sceneId: SceneId): string => `skein.draft.${userId}.${sceneId}`

/** The writer's unsent text for a scene, kept on the server and, until it is there, on this device. */
export function useDraft(sceneId: SceneId, userId: UserId, server: Draft) {
  const client = useQueryClient()
  const [keeper] = useState<DraftKeeper>(() =>
    keepDraft({
      deviceKey: draftKey(userId, sceneId),
      server,
      store: deviceStore,
      save: async (text) => {
        const draft = await call(saveDraft, { params: { sceneId }, body: { text } })
        client.setQueryData(draftQuery(sceneId).queryKey, draft)
      },
    }),
  )
  useEffect(() => {
    const flush = (): void => keeper.flush()
    window.addEventListener('online', flush)
    keeper.resume()
    return () => {
      window.removeEventListener('online', flush)
      keeper.flush()
      keeper.stop()
    }
  }, [keeper])
  return { keeper, draft: useSyncExternalStore(keeper.subscribe, keeper.read) }
}
