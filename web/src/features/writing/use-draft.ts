import { type Draft, getDraft, saveDraft } from '@skein/contract/jobs'
import type { SceneId, UserId } from '@skein/contract/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { call } from '../../api/call.ts'
import { queryOf } from '../../api/queries.ts'
import { deviceStore } from '../../lib/device-store.ts'
import { randomKey } from '../../lib/random-key.ts'
import { type DraftKeeper, keepDraft } from './draft-keeper.ts'
import { type OtherTabs, watchOtherTabs } from './other-tabs.ts'

export const draftQuery = (sceneId: SceneId) => queryOf(getDraft, { params: { sceneId } })

export const draftKey = (userId: UserId, sceneId: SceneId): string => `skein.draft.${userId}.${sceneId}`

/**
 * The writer's unsent text for a scene, kept on the server and, until it is there, on this device; and what other pages of
 * this browser do with it.
 */
export function useDraft(sceneId: SceneId, userId: UserId, server: Draft) {
  const client = useQueryClient()
  const [tab] = useState(randomKey)
  const tabs = useRef<OtherTabs | null>(null)
  const [otherTabs, setOtherTabs] = useState(0)
  const [wasSentElsewhere, setSentElsewhere] = useState(false)
  const [keeper] = useState<DraftKeeper>(() =>
    keepDraft({
      deviceKey: draftKey(userId, sceneId),
      tab,
      server,
      store: deviceStore,
      read: () => call(getDraft, { params: { sceneId } }),
      save: async (text, expectedUpdatedAt) => {
        const draft = await call(saveDraft, { params: { sceneId }, body: { text, expectedUpdatedAt } })
        client.setQueryData(draftQuery(sceneId).queryKey, draft)
        return draft
      },
    }),
  )
  const draft = useSyncExternalStore(keeper.subscribe, keeper.read)
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
  useEffect(() => {
    const watching = watchOtherTabs(draftKey(userId, sceneId), tab, {
      count: setOtherTabs,
      saved: (theirs) => keeper.hear(theirs),
      sent: () => setSentElsewhere(true),
    })
    tabs.current = watching
    return () => watching.close()
  }, [keeper, userId, sceneId, tab])
  const isSaved = draft.state === 'saved'
  useEffect(() => {
    const kept = client.getQueryData(draftQuery(sceneId).queryKey)
    if (isSaved && kept !== undefined && kept.text === keeper.read().text) tabs.current?.saved(kept)
  }, [isSaved, client, keeper, sceneId])
  return {
    keeper,
    draft,
    otherTabs,
    wasSentElsewhere,
    /** The text was submitted: nothing of it is kept on this device, and other pages hear of it. */
    sent: (): void => {
      keeper.forget()
      tabs.current?.sent()
    },
  }
}
