import type { Draft, Job } from '@skein/contract/jobs'
import type { UserId } from '@skein/contract/ids'
import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import { type Preview, previewContinuation } from '@skein/contract/preview'
import type { Scene, SegmentSummary } from '@skein/contract/scenes'
import { Send } from 'lucide-react'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { keyOf } from '../../api/queries.ts'
import { type StageText, usePreview, useReading } from '../../api/use-staging.ts'
import { paths } from '../../lib/paths.ts'
import { useSaid } from '../../lib/use-said.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { TextFoot, TextNotes } from '../../ui/text-foot.tsx'
import type { Cites } from '../../ui/verdict-view.tsx'
import { PreviewButton, PreviewPanel } from '../../ui/preview-panel.tsx'
import { Arrived } from './arrived.tsx'
import { DraftNotes } from './draft-notes.tsx'
import { DraftStatus } from './draft-status.tsx'
import { useDraft } from './use-draft.ts'
import { useTextCheck } from './text-check.tsx'
import { useSubmission } from './use-submission.ts'
import { sceneWords } from '../../messages/en/scene.ts'
import { writeWords } from '../../messages/en/write.ts'
import { isForOthers, whyNot } from '../../lib/why-not.ts'

interface ComposerProps {
  scene: Scene
  segments: readonly SegmentSummary[]
  userId: UserId
  draft: Draft
  /** Reads the scene and its segments again. */
  onRefresh: () => Promise<unknown>
  /** The text as it is now, and what the server reads in it. */
  onText: (text: string, reading: Preview | null) => void
  /** What the bible says where a finding cites it. */
  entry: (cites: Cites) => string | null
  onAccepted: (job: Job) => void
}

/** Where the next segment is written. */
export function Composer({
  scene,
  segments,
  userId,
  draft: server,
  onRefresh,
  onText,
  entry,
  onAccepted,
}: ComposerProps) {
  const id = useId()
  const kept = useDraft(scene.id, userId, server)
  const { keeper, draft } = kept
  const said = useSaid(`skein.said.${userId}.${scene.id}`)
  // The end of the story as the writer has read it; later arrivals are shown before they are accepted.
  const [readCount, setReadCount] = useState(scene.segmentCount)
  const [wasEmpty, setWasEmpty] = useState(false)
  const submission = useSubmission(scene.id, (job) => {
    kept.sent()
    said.forget()
    onAccepted(job)
  })
  const { text } = draft
  const { language } = said.said
  // What is read by itself stays what is found, so that the chip can say it.
  const spokenIn = useMemo(() => (language === null ? {} : { language }), [language])
  const check = useTextCheck(scene.id, text, spokenIn, entry)
  const stage = useCallback<StageText>(
    (asked, stills, signal) =>
      call(
        previewContinuation,
        { params: { sceneId: scene.id }, body: { text: asked, stills, ...(stills ? spokenIn : {}) } },
        { signal },
      ),
    [scene.id, spokenIn],
  )
  const preview = usePreview(stage)
  const reading = useReading(keyOf(previewContinuation, scene.id), stage, text, scene.viewer.canContinue)
  const spoken = language ?? reading?.script.language ?? 'und'
  useEffect(() => onText(text, reading), [onText, text, reading])

  const arrived = segments.filter((segment) => segment.sequence > readCount)
  const problem = submission.isError ? asProblem(submission.error) : null
  const isConflict = problem?.code === 'version_conflict'
  const isOver = text.length > CONTINUATION_LENGTH_MAX
  const { canContinue } = scene.viewer
  const reason = whyNot(scene)

  const submit = (count: number): void => {
    const isEmpty = text.trim() === ''
    setWasEmpty(isEmpty)
    if (isEmpty || isOver || !canContinue) return
    submission.mutate(
      { text, expectedSegmentCount: count, ...said.body },
      {
        onError: (error) => {
          if (asProblem(error).code === 'version_conflict') void onRefresh()
        },
      },
    )
  }
  const submitAnyway = (): void => {
    setReadCount(scene.segmentCount)
    submit(scene.segmentCount)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(readCount)
      }}
      className="flex flex-col"
    >
      <label htmlFor={id} className="display">
        {writeWords.whatNext}
      </label>
      <p id={`${id}-hint`} className="mt-2 text-ui text-soft">
        {writeWords.whatNextNote}
      </p>
      {reason !== null && (
        <div className="mt-4">
          <Note tone="warn" title={writeWords.takesNoText}>
            <p>{reason}</p>
            {isForOthers(scene) && (
              <Link to={paths.newScene(scene.ideaId)} className="link inline-flex min-h-6 items-center font-semibold">
                {sceneWords.startAnother}
              </Link>
            )}
          </Note>
        </div>
      )}
      <DraftNotes kept={kept} />
      <textarea
        id={id}
        dir="auto"
        {...(spoken === 'und' ? {} : { lang: spoken })}
        rows={12}
        value={text}
        onChange={(event) => {
          setWasEmpty(false)
          keeper.change(event.currentTarget.value)
        }}
        onBlur={() => keeper.flush()}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={isOver || wasEmpty || undefined}
        placeholder={writeWords.placeholder}
        className="story field-sizing-content mt-4 min-h-[46dvh] w-full resize-none rounded-sm border border-edge bg-sheet px-5 py-4 text-lead leading-[1.65] placeholder:text-faint sm:px-7 sm:py-6"
      />
      <div className="mt-3">
        <TextNotes said={said} />
      </div>
      <div id={`${id}-error`} className="flex flex-col gap-3 pt-3 empty:pt-0">
        {wasEmpty && (
          <Note tone="bad" title={writeWords.nothingToFilm}>
            {writeWords.nothingToFilmNote}
          </Note>
        )}
        {isOver && (
          <Note tone="bad" title={writeWords.tooLong}>
            {writeWords.tooLongNote}
          </Note>
        )}
        {isConflict ? (
          <Arrived segments={arrived} isBusy={submission.isPending} onSubmitAnyway={submitAnyway} />
        ) : (
          arrived.length > 0 && <Arrived segments={arrived} onRead={() => setReadCount(scene.segmentCount)} />
        )}
        {problem !== null && !isConflict && <ProblemNote problem={problem} />}
        {problem?.status === 401 && (
          <Link to={paths.signIn(paths.write(scene.id))} className={buttonClass('plain', 'small', 'self-start')}>
            {writeWords.signInAgain}
          </Link>
        )}
        {check.result}
        <PreviewPanel
          isPending={preview.isPending}
          problem={preview.error === null ? null : asProblem(preview.error)}
          shown={preview.shown}
          text={text}
          onClose={preview.close}
        />
      </div>
      <div className="stuck-bar z-10 -mx-4 mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        <TextFoot text={text} reading={reading} said={said}>
          <DraftStatus state={draft.state} />
        </TextFoot>
        <div className="ms-auto flex flex-wrap items-center justify-end gap-2.5 max-sm:w-full max-sm:*:flex-1">
          <PreviewButton
            isPending={preview.isPending}
            onClick={() => {
              if (text.trim() === '') setWasEmpty(true)
              else if (!isOver && canContinue) preview.show(text)
            }}
          />
          {check.button}
          <button
            type="submit"
            aria-disabled={submission.isPending || !canContinue || undefined}
            aria-busy={submission.isPending || undefined}
            className={buttonClass('accent', 'medium')}
          >
            <Send size={17} aria-hidden="true" className="rtl:-scale-x-100" />{' '}
            {submission.isPending ? writeWords.sending : writeWords.send}
          </button>
        </div>
      </div>
    </form>
  )
}
