import { changePreferences, getProfile } from '@skein/contract/people'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { preferencesQuery } from '../../api/preferences.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { personWords } from '../../messages/en/person.ts'

/** Whether others see what I like. */
export function LikesChoice() {
  const client = useQueryClient()
  const preferences = useQuery(preferencesQuery).data
  const change = useMutation({
    mutationFn: (showsLikes: boolean) => call(changePreferences, { body: { showsLikes } }),
    onSuccess: (reply) => {
      client.setQueryData(preferencesQuery.queryKey, reply)
      return refreshRoutes(client, getProfile)
    },
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  return (
    <CheckField
      isChecked={preferences?.showsLikes ?? false}
      isBusy={change.isPending || preferences === undefined}
      onChange={(isChecked) => change.mutate(isChecked)}
    >
      {personWords.showLikes}
    </CheckField>
  )
}
