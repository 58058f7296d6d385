import type { JobId } from '@skein/contract/ids'
import type { Bible } from '@skein/contract/bible'
import type { Job } from '@skein/contract/jobs'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { Check, Play, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import type { StreamState } from '../../api/events.ts'
import { bibleQuery } from '../../features/bible/bible.queries.ts'
import { citedWords, editAgainst } from '../../features/bible/cited-entry.ts'
import { editWords } from '../../features/bible/edit-list.ts'
import { entityNames } from '../../features/bible/entity-names.ts'
import { FindingAnswer } from '../../features/jobs/finding-answer.tsx'
import type { TextPlace } from '../../features/jobs/text-place.ts'
import type { Suggested } from '../../features/jobs/propose-change.tsx'
import { WaysOut } from '../../features/jobs/ways-out.tsx'
import { elapsedSeconds, isEnded, isStoppedByVerdict } from '../../features/jobs/job.rules.ts'
import { jobQuery } from '../../features/jobs/job.queries.ts'
import { useJobActions } from '../../features/jobs/job-actions.ts'
import { jobHeadline } from '../../features/jobs/job-headline.ts'
import { Steps } from '../../features/jobs/steps.tsx'
import { useJob } from '../../features/jobs/use-job.ts'
import { spoken } from '../../lib/durations.ts'
import { isJobId } from '../../lib/ids.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { useNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { buttonClass } from '../../ui/button-class.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { VerdictView, verdictSummary } from '../../ui/verdict-view.tsx'
import { ScriptView } from '../../ui/script-view.tsx'
import { notFound, requireUser } from '../require-user.ts'
import { jobWords } from '../../messages/en/job.ts'
import { stepWords } from '../../messages/en/step.ts'
import { jobErrorWords } from '../../lib/job-error-words.ts'
import { waysOutWords } from '../../messages/en/ways-out.ts'

// What only a stopped job shows comes when there is one.
const FixInPlace = lazy(async () => ({ default: (await import('../../features/jobs/fix-in-place.tsx')).FixInPlace }))
const ProposeChange = lazy(async () => ({
  default: (await import('../../features/jobs/propose-change.tsx')).ProposeChange,
}))
const BibleMoved = lazy(async () => ({ default: (await import('../../features/bible/bible-moved.tsx')).BibleMoved }))

export const jobLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<JobId> => {
    const { jobId } = params
    if (jobId === undefined || !isJobId(jobId)) throw notFound()
    await requireUser(client, request)
    await client.fetchQuery({ ...jobQuery(jobId), staleTime: 0 })
    return jobId
  }

/** What the owner could change so that the findings fall away, each once. */
function suggestedFor(bible: Bible, { verdict, inputText }: Job): Suggested[] {
  const found = new Map<string, Suggested>()
  for (const { cites, quote } of verdict?.findings ?? []) {
    const edit = cites === null ? null : editAgainst(bible, cites.pointer, (quote?.text ?? inputText).slice(0, 600))
    if (edit !== null) found.set(JSON.stringify(edit), { edit, words: editWords(bible, edit) })
  }
  return [...found.values()]
}

export function JobPage() {
  const jobId: JobId = useLoaderData()
  return <JobView key={jobId} jobId={jobId} />
}

function JobView({ jobId }: { jobId: JobId }) {
  const { job, stream } = useJob(jobId)
  const bible = useQuery(bibleQuery(job.sceneId)).data?.bible
  const { verdict, revises } = job
  const checked = useQuery({
    ...bibleQuery(job.sceneId, verdict?.bibleVersion),
    enabled: verdict !== null && verdict.findings.length > 0,
  }).data?.bible
  const [place, setPlace] = useState<TextPlace | null>(null)
  const isStopped = isStoppedByVerdict(job)
  const headline = jobHeadline(job)
  usePageTitle(headline)
  return (
    <div className="wrap pt-8">
      <p className="text-sm text-soft">
        {jobWords[job.type === 'opening' ? 'openingOf' : 'segmentOf']({
          title: job.sceneTitle,
          scene: (title) => (
            <Link to={paths.scene(job.sceneId)} className="link inline-flex min-h-6 items-center">
              {title}
            </Link>
          ),
        })}
        {revises !== null && (
          <>
            {' · '}
            {waysOutWords.revises({
              link: (words) => (
                <Link to={paths.job(revises)} className="link inline-flex min-h-6 items-center">
                  {words}
                </Link>
              ),
            })}
          </>
        )}
      </p>
      <h1 className="display mt-1">{headline}</h1>
      <p role="status" className="sr-only">
        {headline}
      </p>
      <Progress job={job} stream={stream} />
      <div className="mt-10 grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        {/* On a phone what the check said comes before the steps that led there. */}
        <div className={isStopped ? 'max-lg:contents' : ''}>
          <Outcome job={job} suggested={isStopped && checked !== undefined ? suggestedFor(checked, job) : []} />
          <div className={isStopped ? 'max-lg:order-last' : ''}>
            <Steps job={job} />
          </div>
        </div>
        <div className="flex flex-col gap-10">
          {job.verdict !== null && (job.status === 'failed' || job.verdict.findings.length > 0) && (
            <VerdictView
              verdict={job.verdict}
              text={job.inputText}
              summary={verdictSummary(job.verdict.outcome)}
              entry={({ pointer }) => (checked === undefined ? null : citedWords(checked, pointer))}
              evidence={(sequence) => (
                <Link to={paths.scene(job.sceneId, { segment: sequence, plays: true })} className="link">
                  <Play size={12} aria-hidden="true" className="me-1 inline fill-current" />
                  {jobWords.segment({ n: sequence })}
                </Link>
              )}
              answer={(index) => (
                <>
                  {isStopped && job.verdict?.findings[index] !== undefined && (
                    <WaysOut text={job.inputText} finding={job.verdict.findings[index]} onGoTo={setPlace} />
                  )}
                  <FindingAnswer job={job} finding={index} />
                </>
              )}
            />
          )}
          {isStopped && (
            <Suspense>
              <FixInPlace job={job} place={place} />
            </Suspense>
          )}
          {isStopped && job.verdict !== null && job.verdict.bibleVersion > job.bibleVersion && (
            <Suspense>
              <BibleMoved sceneId={job.sceneId} from={job.bibleVersion} to={job.verdict.bibleVersion} />
            </Suspense>
          )}
          {job.script !== null && (
            <section aria-labelledby="script">
              <h2 id="script" className="headline mb-3">
                {jobWords.script}
              </h2>
              <ScriptView script={job.script} nameOfEntity={entityNames(bible)} />
            </section>
          )}
          {!isStopped && (
            <section aria-labelledby="your-text">
              <h2 id="your-text" className="headline mb-3">
                {jobWords.yourText}
              </h2>
              <p dir="auto" className="story whitespace-pre-line">
                {job.inputText}
              </p>
            </section>
          )}
        </div>
      </div>
    </div>
  )
}

function Progress({ job, stream }: { job: Job; stream: StreamState }) {
  const hasEnded = isEnded(job)
  const now = useNow(!hasEnded)
  const { cancel } = useJobActions(job)
  const seconds = elapsedSeconds(job, now)
  const duration = spoken(seconds)
  const share = job.status === 'final_ready' ? 100 : job.progress
  // What was stopped at once took no time worth telling.
  if (hasEnded) return seconds < 1 ? null : <p className="num mt-2 text-ui text-soft">{jobWords.took({ duration })}</p>
  return (
    <div className="mt-6">
      <div
        role="progressbar"
        aria-label={jobWords.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-slow"
          style={{ width: `${Math.max(2, share)}%` }}
        />
      </div>
      <div className="mt-2 flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="num text-ui text-soft">
          {jobWords[stream === 'lost' ? 'soFarLost' : 'soFar']({ duration, share })}
        </p>
        {job.can.cancel && (
          <Button size="small" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
            {jobWords.stopIt}
          </Button>
        )}
      </div>
      {cancel.isError && <ProblemNote problem={asProblem(cancel.error)} />}
    </div>
  )
}

function Outcome({ job, suggested }: { job: Job; suggested: readonly Suggested[] }) {
  const { retry, accept, recheck, cancel } = useJobActions(job)
  if (job.status === 'final_ready') {
    // The event that ends a job comes a moment before its segment is read: a link made now would lead to the beginning.
    if (job.segment === null) return null
    return (
      <div className="mb-8">
        <Link
          to={paths.scene(job.sceneId, { segment: job.segment.sequence })}
          className={buttonClass('accent', 'large')}
        >
          <Play size={18} aria-hidden="true" className="fill-current" /> {jobWords.watchInScene}
        </Link>
      </div>
    )
  }
  if (job.status === 'failed') {
    const { error } = job
    const told = error === null ? undefined : (jobErrorWords(error.code) ?? error)
    const message = told?.message ?? jobWords.aStepFailed
    const isDoubted = error?.code === 'continuity_doubted'
    const isStopped = isStoppedByVerdict(job)
    return (
      <div className="mb-8 flex flex-col items-start gap-4">
        <div className="w-full">
          <Note
            tone={isDoubted ? 'warn' : 'bad'}
            title={error?.stage ? jobWords.stepFailed({ step: stepWords[`${error.stage}_title`], message }) : message}
          >
            <p>{told?.cure ?? jobWords.aStepFailedCure}</p>
            <p className="mt-1 text-sm">{jobWords.keptAsDraft}</p>
          </Note>
        </div>
        <div className="flex flex-wrap gap-2.5">
          {job.can.retry && (
            <Button look="primary" isBusy={retry.isPending} onClick={() => retry.mutate()}>
              <RotateCcw size={16} aria-hidden="true" /> {jobWords.tryAgainHere}
            </Button>
          )}
          {job.can.accept && (
            <Button look="primary" isBusy={accept.isPending} onClick={() => accept.mutate()}>
              <Check size={16} aria-hidden="true" /> {jobWords.publishAsIs}
            </Button>
          )}
          <Link to={paths.write(job.sceneId)} className={buttonClass('plain')}>
            {jobWords.changeText}
          </Link>
          {isStopped && (
            <Suspense>
              <ProposeChange job={job} suggested={suggested} />
            </Suspense>
          )}
        </div>
        {isStopped && (
          <div className="-mx-4 -mt-2 flex flex-wrap">
            <Button look="quiet" isBusy={recheck.isPending} onClick={() => recheck.mutate()}>
              {jobWords.checkAgain}
            </Button>
            <Button look="quiet" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
              {waysOutWords.withdraw}
            </Button>
          </div>
        )}
        {[retry, accept, recheck, cancel].map(
          (action, index) =>
            // oxlint-disable-next-line react/no-array-index-key
            action.isError && <ProblemNote key={index} problem={asProblem(action.error)} />,
        )}
      </div>
    )
  }
  if (job.status === 'cancelled') {
    return (
      <div className="mb-8 flex flex-col items-start gap-4">
        <p className="text-soft">{jobWords.nothingPublished}</p>
        <Link to={paths.write(job.sceneId)} className={buttonClass('primary')}>
          {jobWords.goOnWriting}
        </Link>
      </div>
    )
  }
  return null
}
