import { createContinuation, type Job, checkText } from '@skein/contract/jobs'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import type { Verdict } from '@skein/contract/verdict'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { paths } from '../../lib/paths.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { waysOutWords } from '../../messages/en/ways-out.ts'
import { serverWords } from '../../messages/server-words.ts'
import type { TextPlace } from './text-place.ts'

const TONES = { pass: 'good', warn: 'warn', block: 'bad' } as const satisfies Record<Verdict['outcome'], string>

/** The text that was stopped, to be changed and sent again from here; the next attempt says what it was made from. */
export function FixInPlace({ job, place }: { job: Job; place: TextPlace | null }) {
  const box = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const key = useRequestKey()
  const [text, setText] = useState(job.inputText)
  const params = { sceneId: job.sceneId }
  const check = useMutation({
    mutationFn: async (asked: string) => ({ asked, verdict: await call(checkText, { params, body: { text: asked } }) }),
  })
  const send = useMutation({
    mutationFn: () => {
      const body = { text, revises: job.id }
      return call(createContinuation, { params, body }, { idempotencyKey: key(body) })
    },
    onSuccess: (next) => navigate(paths.job(next.id)),
  })
  useEffect(() => {
    if (place === null) return
    const field = box.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(place.start, place.end)
  }, [place])
  const isSame = text === job.inputText || text.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isSame) send.mutate()
  }
  const checked = check.data?.asked === text ? check.data.verdict : null
  return (
    <form ref={box} noValidate onSubmit={submit} className="flex flex-col gap-3" aria-label={waysOutWords.fixHere}>
      <TextArea
        label={waysOutWords.fixHere}
        hint={waysOutWords.fixHint}
        dir="auto"
        rows={6}
        maxLength={CONTINUATION_LENGTH_MAX}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        className="font-story"
      />
      <div aria-live="polite">
        {checked !== null && (
          <Note tone={TONES[checked.outcome]} title={waysOutWords[`checked_${checked.outcome}`]}>
            {checked.findings.map(({ reason, wording }) => {
              const { words, lang } = serverWords(reason, wording?.reason)
              return (
                <span key={reason} lang={lang} className="me-1">
                  {words}
                </span>
              )
            })}
          </Note>
        )}
        {check.isError && <ProblemNote problem={asProblem(check.error)} />}
        {send.isError && <ProblemNote problem={asProblem(send.error)} />}
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="primary" isBusy={send.isPending} disabled={isSame}>
          <Send size={16} aria-hidden="true" /> {waysOutWords.send}
        </Button>
        <Button isBusy={check.isPending} disabled={isSame} onClick={() => check.mutate(text)}>
          {waysOutWords.check}
        </Button>
      </div>
    </form>
  )
}
