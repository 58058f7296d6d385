import { unsubscribe } from '@skein/contract/notifications'
import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { inboxWords } from '../../messages/en/inbox.ts'

/** The link in a mail. It asks first: programs that look at links for people must not decide for them. */
export function UnsubscribePage() {
  usePageTitle(inboxWords.noMail)
  const { token = '' } = useParams()
  const leave = useMutation({ mutationFn: () => call(unsubscribe, { body: { token } }) })
  return (
    <div className="wrap max-w-xl pt-8">
      <h1 className="display">{inboxWords.noMailTitle}</h1>
      <p className="mt-3 text-soft">{inboxWords.noMailNote}</p>
      <div className="mt-6 flex flex-col items-start gap-5">
        {leave.isSuccess ? (
          <Note tone="good" title={inboxWords.noMailDone}>
            <p>
              {inboxWords.noMailDoneNote({
                link: (words) => (
                  <Link to={paths.inboxSettings()} className="underline underline-offset-4">
                    {words}
                  </Link>
                ),
              })}
            </p>
          </Note>
        ) : (
          <Button look="primary" isBusy={leave.isPending} onClick={() => leave.mutate()}>
            {inboxWords.stopDigests}
          </Button>
        )}
        {leave.isError && <ProblemNote problem={asProblem(leave.error)} />}
      </div>
    </div>
  )
}
