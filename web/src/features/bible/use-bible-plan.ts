import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { editBible, planBibleEdits } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { useBibleRefresh } from './use-bible-edits.ts'

/** Asks which edits a rewritten bible comes to, and saves them as one version. */
export function useBiblePlan(sceneId: SceneId) {
  const refresh = useBibleRefresh()
  const key = useRequestKey()
  return {
    plan: useMutation({
      mutationFn: (body: { baseVersion: number; bible: Bible }) => call(planBibleEdits, { params: { sceneId }, body }),
    }),
    save: useMutation({
      mutationFn: ({
        reason,
        edits,
        expectedVersion,
      }: {
        expectedVersion: number
        edits: OwnerEdit[]
        reason: string
      }) => {
        const body = { expectedVersion, edits, ...(reason.trim() !== '' && { reason: reason.trim() }) }
        return call(editBible, { params: { sceneId }, body }, { idempotencyKey: key(body) })
      },
      onSuccess: refresh,
    }),
  }
}
