import { confirmEmail, getMe } from '@skein/contract/accounts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { MailLink } from '../mail-link.tsx'

/** The link in a mail that asks whose an address is. */
export function ConfirmPage() {
  usePageTitle(settingsWords.confirmTitle)
  const client = useQueryClient()
  const { token = '' } = useParams()
  const confirm = useMutation({
    mutationFn: () => call(confirmEmail, { body: { token } }),
    onSuccess: () => refreshRoutes(client, getMe),
  })
  return (
    <MailLink
      title={settingsWords.confirmTitle}
      note={settingsWords.confirmNote}
      action={settingsWords.confirm}
      doneTitle={settingsWords.confirmDone}
      doneNote={settingsWords.confirmDoneNote}
      work={confirm}
      otherwise={{ to: paths.settings(), words: settingsWords.title }}
    />
  )
}
