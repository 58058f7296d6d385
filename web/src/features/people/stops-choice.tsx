import type { ContentNote } from '@skein/contract/content-notes'
import { changePreferences } from '@skein/contract/people'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { preferencesQuery } from '../../api/preferences.ts'
import { contentNotesWords } from '../../messages/en/content-notes.ts'
import { ContentNoteChecks } from '../../ui/content-note-checks.tsx'
import { toastStore } from '../../ui/toast-store.ts'

/** What I want to be asked about before it plays. */
export function StopsChoice() {
  const client = useQueryClient()
  const preferences = useQuery(preferencesQuery).data
  const change = useMutation({
    mutationFn: (stopsAt: ContentNote[]) => call(changePreferences, { body: { stopsAt } }),
    onSuccess: (reply) => client.setQueryData(preferencesQuery.queryKey, reply),
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  return (
    <section aria-labelledby="stops">
      <h2 id="stops" className="headline">
        {contentNotesWords.stopTitle}
      </h2>
      <p className="mt-1 mb-4 text-soft">{contentNotesWords.stopNote}</p>
      <ContentNoteChecks
        label={contentNotesWords.stopTitle}
        chosen={preferences?.stopsAt ?? []}
        isBusy={change.isPending || preferences === undefined}
        onChange={(stopsAt) => change.mutate(stopsAt)}
      />
    </section>
  )
}
