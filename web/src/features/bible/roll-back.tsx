import { rollBackBible } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { Button } from '../../ui/button.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { useBibleRefresh } from './use-bible-edits.ts'
import { bibleHistoryWords } from '../../messages/en/bible-history.ts'

interface RollBackProps {
  sceneId: SceneId
  to: number
  newest: number
}

/** Makes an earlier version hold again. Nothing is lost by it: it becomes a new version, and can be gone back from. */
export function RollBack({ sceneId, to, newest }: RollBackProps) {
  const refresh = useBibleRefresh()
  const key = useRequestKey()
  const back = useMutation({
    mutationFn: () => {
      const body = { expectedVersion: newest, toVersion: to }
      return call(rollBackBible, { params: { sceneId }, body }, { idempotencyKey: key(body) })
    },
    onSuccess: async ({ version }) => {
      toastStore.show(bibleHistoryWords.holdsAgain({ n: to, version }))
      await refresh()
    },
  })
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Button look="quiet" size="small" isBusy={back.isPending} onClick={() => back.mutate()}>
        <Undo2 size={14} aria-hidden="true" className="rtl:-scale-x-100" /> {bibleHistoryWords.goBack}
      </Button>
      {back.isError && (
        <span role="alert" className="text-sm text-bad">
          {asProblem(back.error).title} {asProblem(back.error).cure}
        </span>
      )}
    </span>
  )
}
