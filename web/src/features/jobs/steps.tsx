import { type Job, STAGES } from '@skein/contract/jobs'
import { Check, Minus, X } from 'lucide-react'
import { spoken } from '../../lib/durations.ts'
import { queueWords } from './job-headline.ts'
import { type StepState, stepStates } from './job.rules.ts'
import { jobWords } from '../../messages/en/job.ts'
import { stepWords } from '../../messages/en/step.ts'
import { currentLanguage } from '../../messages/language.ts'

/** The five steps as knots on a thread, with what each one took. */
export function Steps({ job }: { job: Job }) {
  const states = stepStates(job)
  return (
    <ol aria-label={jobWords.steps} className="flex flex-col">
      {STAGES.map((stage, index) => {
        const state = states[stage]
        const attempts = job.attempts.filter((attempt) => attempt.stage === stage)
        const took = attempts.reduce((sum, attempt) => sum + (attempt.latencyMs ?? 0), 0)
        const isRunning = state === 'running'
        return (
          <li
            key={stage}
            aria-current={isRunning ? 'step' : undefined}
            className="relative grid grid-cols-[2.5rem_minmax(0,1fr)_auto] gap-x-3 pb-7 last:pb-0"
          >
            {index < STAGES.length - 1 && (
              <span
                aria-hidden="true"
                className={`absolute top-8 bottom-0 start-[0.9375rem] w-0.5 ${state === 'done' ? 'bg-ink' : 'bg-line'}`}
              />
            )}
            <Knot state={state} number={index + 1} />
            <div className={state === 'waiting' ? 'text-faint' : ''}>
              <p className="font-story text-lg leading-8 font-semibold">
                {jobWords.stepNow({
                  step: stepWords[`${stage}_title`],
                  state: jobWords[state],
                  sr: (words) => <span className="sr-only">{words}</span>,
                })}
              </p>
              <p className="text-ui text-soft">
                {isRunning ? runningWords(job, stepWords[`${stage}_doing`]) : stepWords[`${stage}_why`]}
              </p>
              {attempts.length > 1 && (
                <p className="num mt-0.5 text-sm text-faint">{jobWords.tried({ n: attempts.length })}</p>
              )}
            </div>
            <span className="num pt-1.5 text-sm text-faint">
              {state === 'done' && took >= 1000 ? spoken(took / 1000) : ''}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** A waiting step says so: its last message is about the step before. */
function runningWords(job: Job, doing: string): string | null {
  const waiting = queueWords(job)
  if (waiting !== null) return waiting
  // What the worker says of it is English.
  const isOurs = job.message === null || job.message === '' || currentLanguage() !== 'en'
  return isOurs ? jobWords.doing({ doing }) : job.message
}

function Knot({ state, number }: { state: StepState; number: number }) {
  const shape = 'grid size-8 place-items-center rounded-full text-sm font-semibold num'
  if (state === 'done')
    return (
      <span aria-hidden="true" className={`${shape} bg-ink text-paper`}>
        <Check size={17} strokeWidth={2.6} />
      </span>
    )
  if (state === 'failed')
    return (
      <span aria-hidden="true" className={`${shape} bg-bad text-on-accent`}>
        <X size={17} strokeWidth={2.6} />
      </span>
    )
  if (state === 'stopped')
    return (
      <span aria-hidden="true" className={`${shape} border-2 border-edge text-faint`}>
        <Minus size={17} />
      </span>
    )
  if (state === 'running')
    return (
      <span aria-hidden="true" className={`${shape} relative border-2 border-accent text-accent`}>
        <span className="absolute -inset-1.5 animate-ping rounded-full border-2 border-accent opacity-30 [animation-duration:1.8s]" />
        {number}
      </span>
    )
  return (
    <span aria-hidden="true" className={`${shape} border-2 border-line text-faint`}>
      {number}
    </span>
  )
}
