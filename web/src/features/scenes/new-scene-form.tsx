import type { Idea } from '@skein/contract/ideas'
import type { Job } from '@skein/contract/jobs'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import { previewOpening } from '@skein/contract/preview'
import { createScene, SCENE_TITLE_LENGTH_MAX } from '@skein/contract/scenes'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { keyOf } from '../../api/queries.ts'
import { type StageText, usePreview, useReading } from '../../api/use-staging.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { useSaid } from '../../lib/use-said.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { PreviewButton, PreviewPanel } from '../../ui/preview-panel.tsx'
import { TextFoot, TextNotes } from '../../ui/text-foot.tsx'
import { EMPTY_STARTER, starterBible } from './bible-starter.rules.ts'
import { BibleStarterFields } from './bible-starter-fields.tsx'
import { StarterSuggestions } from './starter-suggestions.tsx'
import { suggestionsFrom } from './suggestions.rules.ts'
import { useKeptForm } from './use-kept-form.ts'
import { newSceneWords } from '../../messages/en/new-scene.ts'
import { writersWords } from '../../messages/en/writers.ts'
import { WritersChoice } from './writers-choice.tsx'

const FIELDS = ['title', 'openingText'] as const

/** Starts a scene: a title, its opening, and what is settled beforehand. */
export function NewSceneForm({ idea, onStarted }: { idea: Idea; onStarted: (job: Job) => void }) {
  const requestKey = useRequestKey()
  const kept = useKeptForm(`skein.new-scene.${idea.id}`)
  const { title, openingText, writers } = kept.words
  const said = useSaid(`skein.said.${idea.id}`)
  const { language } = said.said
  const [starter, setStarter] = useState(EMPTY_STARTER)
  const [isChecked, setChecked] = useState(false)
  const bible = useMemo(() => starterBible(starter), [starter])
  const stage = useCallback<StageText>(
    (text, stills, signal) => {
      const spokenIn = stills && language !== null ? { language } : {}
      const body = { text, stills, ...spokenIn, ...(bible === undefined ? {} : { bible }) }
      return call(previewOpening, { params: { ideaId: idea.id }, body }, { signal })
    },
    [idea.id, bible, language],
  )
  const preview = usePreview(stage)
  const reading = useReading(keyOf(previewOpening, [idea.id, bible]), stage, openingText)
  const begin = useMutation({
    mutationFn: () => {
      const body = {
        title: title.trim(),
        openingText,
        ...said.body,
        ...(writers === 'everybody' ? {} : { writers }),
        ...(bible === undefined ? {} : { bible }),
      }
      return call(createScene, { params: { ideaId: idea.id }, body }, { idempotencyKey: requestKey(body) })
    },
    onSuccess: ({ job }) => {
      kept.forget()
      said.forget()
      onStarted(job)
    },
  })
  const problem = begin.isError ? asProblem(begin.error) : null
  const errors = fieldErrors(problem, FIELDS)
  const isOver = openingText.length > CONTINUATION_LENGTH_MAX
  const titleError = isChecked && title.trim() === '' ? newSceneWords.titleMissing : errors.at('title')
  const textError = isOver
    ? newSceneWords.tooLong
    : isChecked && openingText.trim() === ''
      ? newSceneWords.openingMissing
      : errors.at('openingText')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (title.trim() !== '' && openingText.trim() !== '' && !isOver && !begin.isPending) begin.mutate()
      }}
      className="flex flex-col gap-7"
    >
      <TextField
        label={newSceneWords.title}
        name="title"
        value={title}
        maxLength={SCENE_TITLE_LENGTH_MAX}
        autoComplete="off"
        onChange={(event) => kept.change({ title: event.currentTarget.value })}
        error={titleError}
      />
      <div>
        <TextArea
          label={newSceneWords.howBegins}
          hint={newSceneWords.howBeginsHint}
          name="openingText"
          rows={9}
          dir="auto"
          value={openingText}
          onChange={(event) => kept.change({ openingText: event.currentTarget.value })}
          error={textError}
          className="story min-h-64"
        />
        <div className="mt-2 flex flex-col gap-2">
          <TextFoot text={openingText} reading={reading} said={said} />
          <TextNotes said={said} />
        </div>
      </div>
      <details className="border-y border-line py-4">
        <summary className="min-h-6 font-story text-lg font-semibold">
          {newSceneWords.settled}
          <span className="block font-sans text-sm font-normal text-soft">{newSceneWords.settledNote}</span>
        </summary>
        {reading !== null && (
          <StarterSuggestions
            suggestions={suggestionsFrom(reading, openingText, starter)}
            onTake={(take) => setStarter(take)}
          />
        )}
        <BibleStarterFields starter={starter} onChange={setStarter} />
      </details>
      <div className="flex flex-col gap-1">
        <WritersChoice value={writers} onChoose={(choice) => kept.change({ writers: choice })} />
        {writers === 'invited' && <p className="text-sm text-soft">{writersWords.inviteOnceBegun}</p>}
      </div>
      {problem !== null && !errors.isPlaced && <ProblemNote problem={problem} />}
      <PreviewPanel
        isPending={preview.isPending}
        problem={preview.error === null ? null : asProblem(preview.error)}
        shown={preview.shown}
        text={openingText}
        onClose={preview.close}
      />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="accent" size="large" isBusy={begin.isPending}>
          {begin.isPending ? newSceneWords.sending : newSceneWords.send}
        </Button>
        <PreviewButton
          isPending={preview.isPending}
          onClick={() => {
            if (openingText.trim() === '') setChecked(true)
            else if (!isOver) preview.show(openingText)
          }}
        />
      </div>
    </form>
  )
}
