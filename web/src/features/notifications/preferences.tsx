import {
  type NotificationPreference,
  type NotificationPreferences,
  setNotificationPreference,
} from '@skein/contract/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../api/session.ts'
import { timeOfDay } from '../../lib/instants.ts'
import { paths } from '../../lib/paths.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { preferencesQuery } from './notification.queries.ts'
import { settingsWords } from '../../messages/en/settings.ts'
import { wishesWords } from '../../messages/en/wishes.ts'

/** What a person wants to hear of, and how; each change is kept at once. */
export function Preferences({ preferences }: { preferences: NotificationPreferences }) {
  const client = useQueryClient()
  const show = (change: (now: NotificationPreferences) => NotificationPreferences) =>
    client.setQueryData(preferencesQuery.queryKey, (now) => (now === undefined ? now : change(now)))
  const change = useMutation({
    mutationFn: ({ kind, ...body }: NotificationPreference) =>
      call(setNotificationPreference, { params: { kind }, body }),
    // What was chosen stands there at once, beside other choices that are still on their way.
    onMutate: (wish) =>
      show((now) => ({ ...now, kinds: now.kinds.map((known) => (known.kind === wish.kind ? wish : known)) })),
    onError: () => client.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  })
  const { mail } = preferences
  const me = useMe()
  return (
    <>
      {mail.available ? (
        <p className="mt-3 max-w-prose text-soft">
          {wishesWords.mailGoes({
            address: mail.address,
            time: timeOfDay(mail.hour),
            b: (words) => <strong className="font-semibold text-ink">{words}</strong>,
          })}
        </p>
      ) : (
        <div className="mt-5">
          <Note title={wishesWords.noMail}>{wishesWords.noMailNote}</Note>
        </div>
      )}
      {mail.available && me?.emailVerified === false && (
        <div className="mt-5">
          <p role="status" className="border-s-[3px] border-warn bg-warn-soft px-4 py-3 text-ui">
            {settingsWords.noneBefore({
              link: (words) => (
                <Link to={paths.settings()} className="underline underline-offset-4">
                  {words}
                </Link>
              ),
            })}
          </p>
        </div>
      )}
      <ul className="mt-8 border-b border-line">
        {preferences.kinds.map((wish) => (
          <PreferenceRow key={wish.kind} wish={wish} hasMail={mail.available} onChange={change.mutate} />
        ))}
      </ul>
      <div className="mt-4 min-h-6 text-sm text-soft" role="status">
        {change.isSuccess && wishesWords.kept}
      </div>
      {change.isError && <ProblemNote problem={asProblem(change.error)} />}
    </>
  )
}

function PreferenceRow({
  wish,
  hasMail,
  onChange,
}: {
  wish: NotificationPreference
  hasMail: boolean
  onChange: (wish: NotificationPreference) => void
}) {
  const id = useId()
  return (
    <li className="border-t border-line">
      <div
        role="group"
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
      >
        <div>
          <p id={id} className="font-semibold">
            {wishesWords[`${wish.kind}_label`]}
          </p>
          <p id={`${id}-hint`} className="text-sm text-soft">
            {wishesWords[`${wish.kind}_hint`]}
          </p>
        </div>
        <div className="flex gap-2">
          <Choice label={wishesWords.inbox} isOn={wish.inApp} onChange={(inApp) => onChange({ ...wish, inApp })} />
          <Choice
            label={wishesWords.mail}
            isOn={wish.mail === 'digest'}
            isDisabled={!hasMail}
            onChange={(isOn) => onChange({ ...wish, mail: isOn ? 'digest' : 'off' })}
          />
        </div>
      </div>
    </li>
  )
}

function Choice(props: { label: string; isOn: boolean; isDisabled?: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-11 min-w-24 cursor-pointer items-center gap-2.5 rounded-md border border-line px-3 text-ui has-checked:border-edge has-disabled:cursor-default has-disabled:text-faint">
      <input
        type="checkbox"
        checked={props.isOn}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        className="size-4.5 accent-accent"
      />
      {props.label}
    </label>
  )
}
