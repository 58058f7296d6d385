import { confirmEmail, getMe } from '@skein/contract/accounts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'

/** The link in a mail that asks whose an address is. Programs look at links, too, so a person has to say it. */
export function ConfirmPage() {
  usePageTitle(settingsWords.confirmTitle)
  const client = useQueryClient()
  const { token = '' } = useParams()
  const confirm = useMutation({
    mutationFn: () => call(confirmEmail, { body: { token } }),
    onSuccess: () => refreshRoutes(client, getMe),
  })
  return (
    <div className="wrap max-w-xl pt-8">
      <h1 className="display">{settingsWords.confirmTitle}</h1>
      <p className="mt-3 text-soft">{settingsWords.confirmNote}</p>
      <div className="mt-6 flex flex-col items-start gap-5">
        {confirm.isSuccess ? (
          <Note tone="good" title={settingsWords.confirmDone}>
            <p>
              {settingsWords.confirmDoneNote({
                link: (words) => (
                  <Link to={paths.inboxSettings()} className="underline underline-offset-4">
                    {words}
                  </Link>
                ),
              })}
            </p>
          </Note>
        ) : (
          <Button look="primary" isBusy={confirm.isPending} onClick={() => confirm.mutate()}>
            {settingsWords.confirm}
          </Button>
        )}
        {confirm.isError && <ProblemNote problem={asProblem(confirm.error)} />}
      </div>
    </div>
  )
}
