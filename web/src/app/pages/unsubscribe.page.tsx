import { unsubscribe } from '@skein/contract/notifications'
import { useMutation } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../api/call.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { inboxWords } from '../../messages/en/inbox.ts'
import { MailLink } from '../mail-link.tsx'

/** The link in a mail that ends such mails. */
export function UnsubscribePage() {
  usePageTitle(inboxWords.noMail)
  const { token = '' } = useParams()
  const leave = useMutation({ mutationFn: () => call(unsubscribe, { body: { token } }) })
  return (
    <MailLink
      title={inboxWords.noMailTitle}
      note={inboxWords.noMailNote}
      action={inboxWords.stopDigests}
      doneTitle={inboxWords.noMailDone}
      doneNote={inboxWords.noMailDoneNote}
      work={leave}
      otherwise={{ to: paths.inboxSettings(), words: inboxWords.whatYouHear }}
    />
  )
}
