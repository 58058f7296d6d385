import type { Bible } from '@skein/contract/bible'
import type { RefusedChange } from '@skein/contract/bible-routes'
import type { checkBible } from '@skein/contract/check-bible'
import type { SceneId } from '@skein/contract/ids'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Changes } from './bible-history.tsx'
import { useBiblePlan } from './use-bible-plan.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'
import { bibleJsonWords } from '../../messages/en/bible-json.ts'
import { serverWords } from '../../messages/server-words.ts'

interface Written {
  text: string
  /** The version it was made from. */
  base: number
}

const written = (bible: Bible): Written => ({ text: JSON.stringify(bible, null, 2), base: bible.version })

/** What keeps a text from being a bible, or the bible it is. The schema comes when somebody writes one, not before. */
async function read(text: string): Promise<ReturnType<typeof checkBible>> {
  try {
    const { checkBible } = await import('@skein/contract/check-bible')
    return checkBible(JSON.parse(text))
  } catch (error) {
    return { problems: [{ pointer: '', reason: error instanceof Error ? error.message : bibleJsonWords.notJson }] }
  }
}

/** The bible as a document its owner rewrites: checked here, turned into edits by the server, read, then saved. */
export function BibleJsonEditor({ sceneId, bible }: { sceneId: SceneId; bible: Bible }) {
  const [own, setOwn] = useState<Written | null>(null)
  const [problems, setProblems] = useState<readonly RefusedChange[]>([])
  const [reason, setReason] = useState('')
  const { plan, save } = useBiblePlan(sceneId)
  const { text, base } = own ?? written(bible)
  const isBehind = own !== null && base !== bible.version

  const begin = (next: Written | null): void => {
    setOwn(next)
    setProblems([])
    plan.reset()
    save.reset()
  }
  const look = async (): Promise<void> => {
    const found = await read(text)
    if ('problems' in found) setProblems(found.problems)
    else plan.mutate({ baseVersion: base, bible: found.bible })
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void look()
  }
  const edits = plan.data?.edits ?? []
  return (
    <div className="grid gap-x-14 gap-y-8 py-5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
        <TextArea
          label={bibleJsonWords.field}
          hint={bibleJsonWords.hint}
          spellCheck={false}
          rows={24}
          value={text}
          onChange={(event) => begin({ text: event.currentTarget.value, base })}
          className="max-h-[70dvh] overflow-auto font-mono text-sm"
        />
        {isBehind && (
          <Note tone="warn" title={bibleJsonWords.behind({ newest: bible.version, base })}>
            {bibleJsonWords.joins}
          </Note>
        )}
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" look="primary" isBusy={plan.isPending}>
            {bibleJsonWords.look}
          </Button>
          {own !== null && (
            <Button look="quiet" onClick={() => begin(null)}>
              {bibleJsonWords.back}
            </Button>
          )}
        </div>
      </form>
      <section
        aria-label={bibleJsonWords.result}
        aria-live="polite"
        className="flex flex-col gap-4 lg:sticky lg:top-6 lg:self-start"
      >
        <Refused title={bibleJsonWords.notABible} list={problems} />
        {plan.isError && <ProblemNote problem={asProblem(plan.error)} />}
        {save.isSuccess && <Note tone="good" title={bibleEditsWords.savedAs({ n: save.data.version })} />}
        {plan.data !== undefined && !save.isSuccess && (
          <>
            <Refused title={bibleJsonWords.refused} list={plan.data.refused} />
            <div>
              <h2 className="headline mb-2">{bibleEditsWords.changes}</h2>
              <Changes changes={plan.data.changes} />
            </div>
            {plan.data.refused.length === 0 && edits.length > 0 && (
              <div className="flex flex-wrap items-end gap-2.5">
                <div className="min-w-56 flex-1">
                  <TextField
                    label={bibleEditsWords.why}
                    maxLength={600}
                    value={reason}
                    onChange={(event) => setReason(event.currentTarget.value)}
                  />
                </div>
                <Button
                  look="accent"
                  className="min-h-11"
                  isBusy={save.isPending}
                  onClick={() =>
                    save.mutate({ expectedVersion: base, edits, reason }, { onSuccess: () => setOwn(null) })
                  }
                >
                  {bibleEditsWords.save({ n: edits.length })}
                </Button>
              </div>
            )}
          </>
        )}
        {save.isError && <ProblemNote problem={asProblem(save.error)} />}
      </section>
    </div>
  )
}

function Refused({ title, list }: { title: string; list: readonly RefusedChange[] }) {
  if (list.length === 0) return null
  return (
    <Note tone="bad" title={title}>
      <ul className="flex flex-col gap-1.5">
        {list.map(({ pointer, reason, wording }) => {
          const { words, lang } = serverWords(reason, wording)
          return (
            <li key={`${pointer} ${reason}`}>
              {pointer !== '' && <code className="me-2 font-mono text-sm break-all text-ink">{pointer}</code>}
              <span lang={lang}>{words}</span>
            </li>
          )
        })}
      </ul>
    </Note>
  )
}
