import { diffBible, getBible, proposeBibleChange } from '@skein/contract/bible-routes'
import {
  acceptDoubts,
  cancelJob,
  checkText,
  createContinuation,
  getJob,
  type Job,
  JOB_ERRORS,
  markFinding,
  retryJob,
  type Stage,
  STAGES,
} from '@skein/contract/jobs'
import type { Finding, Verdict } from '@skein/contract/verdict'
import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { stepWords } from '../../messages/en/step.ts'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { FakeEventSource } from '../../test/fake-events.ts'
import { AT, jobId, makeBible, makeJob, makeProposal, makeScript, sceneId, segmentId } from '../../test/make.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const TEXT = 'Mara rode her bicycle to the telephone.'
const browser = withFakeBrowser()
beforeEach(() => {
  signedIn(browser.api)
  browser.api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
})

async function show(job: Job) {
  browser.api.on(getJob, () => job)
  const view = renderApp(paths.job(job.id))
  await screen.findByRole('list', { name: 'Steps' })
  return { ...view, user: userEvent.setup() }
}
const stepTexts = () =>
  within(screen.getByRole('list', { name: 'Steps' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('.sr-only')?.textContent?.replace(', ', ''))
const atStage = (stage: Stage): Job =>
  makeJob({
    status: 'processing',
    stage,
    progress: 40,
    queuePlace: null,
    can: { cancel: true, retry: false, accept: false },
  })
const failedAt = (stage: Stage, code: keyof typeof JOB_ERRORS): Job =>
  makeJob({
    status: 'failed',
    stage: 'error',
    completedAt: AT,
    error: { code, stage, message: JOB_ERRORS[code].message, cure: JOB_ERRORS[code].cure },
    can: { cancel: false, retry: JOB_ERRORS[code].retryable, accept: false },
  })

describe('the job page', () => {
  it('says how many are ahead while it waits', async () => {
    await show(makeJob({ queuePlace: 3 }))
    expect(screen.getByRole('heading', { name: '3 segments are ahead of yours' })).toBeDefined()
    expect(stepTexts()).toEqual(Array(5).fill('not begun'))
  })

  it.each(STAGES)('shows %s running, what is done and what is to come', async (stage) => {
    await show(atStage(stage))
    const place = STAGES.indexOf(stage)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(stepWords[`${stage}_doing`])
    expect(stepTexts()).toEqual(
      STAGES.map((_, index) => (index < place ? 'done' : index === place ? 'running now' : 'not begun')),
    )
    expect(screen.getByRole('progressbar', { name: 'Progress' }).getAttribute('aria-valuenow')).toBe('40')
  })

  it.each(STAGES)('names %s as the step that failed, with its cure', async (stage) => {
    await show(failedAt(stage, 'provider_failed'))
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain(stepWords[`${stage}_title`])
    expect(alert.textContent).toContain(JOB_ERRORS.provider_failed.cure)
    expect(stepTexts()[STAGES.indexOf(stage)]).toBe('failed')
  })

  it.each(Object.keys(JOB_ERRORS).filter((code): code is keyof typeof JOB_ERRORS => code in JOB_ERRORS))(
    'offers another try for %s only when it can help',
    async (code) => {
      await show(failedAt('video_generation', code))
      const again = screen.queryByRole('button', { name: 'Try again from here' })
      expect(again !== null).toBe(JOB_ERRORS[code].retryable)
      expect(screen.getByRole('link', { name: 'Change the text' }).getAttribute('href')).toBe(paths.write(sceneId()))
    },
  )

  it('shows each finding with the words, the evidence and the way out', async () => {
    await show({
      ...failedAt('continuity_validation', 'continuity_blocked'),
      verdict: {
        outcome: 'block',
        bibleVersion: 3,
        validator: 'local@1',
        notes: [],
        findings: [
          {
            kind: 'inactive_character_acts',
            severity: 'block',
            confidence: 0.9,
            quote: { start: 0, end: 12, text: 'Bram stepped' },
            cites: { bibleVersion: 3, pointer: '/characters/1', establishedInSegment: 2 },
            reason: 'Bram was lost at sea.',
            suggestion: 'Say how he comes back.',
          },
        ],
      },
    })
    const card = screen.getByRole('article')
    for (const words of [
      'Contradiction',
      'Bram stepped',
      'Bram was lost at sea.',
      'Settled in segment 2',
      'Say how he comes back.',
    ])
      expect(card.textContent).toContain(words)
  })

  it('leads to the new segment when it is done', async () => {
    await show(
      makeJob({
        status: 'final_ready',
        stage: 'completed',
        progress: 100,
        script: makeScript(),
        completedAt: AT,
        segment: { id: segmentId(4), sequence: 4 },
        can: { cancel: false, retry: false, accept: false },
      }),
    )
    expect(screen.getByRole('link', { name: 'Watch it in the scene' }).getAttribute('href')).toBe(
      paths.scene(sceneId(), { segment: 4 }),
    )
    expect(screen.getByText('“That was not an echo.”')).toBeDefined()
    expect(stepTexts()).toEqual(Array(5).fill('done'))
    expect(FakeEventSource.opened).toEqual([])
  })

  it('follows the feed and ignores the past it begins with', async () => {
    await show({ ...atStage('video_generation'), progress: 50 })
    const stream = FakeEventSource.to(`/jobs/${jobId()}/events`)
    const event = { at: AT, status: 'processing', attempt: 1 }
    act(() => {
      stream?.open()
      stream?.say('queued', {
        ...event,
        sequence: 1,
        kind: 'queued',
        status: 'queued',
        stage: 'pending',
        progress: 0,
        message: 'Waiting',
      })
    })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(stepWords.video_generation_doing)
    // The old line makes the page read the job once more, and by then the server knows of the new one.
    const message = 'Drawing shot 2 of 3'
    browser.api.on(getJob, () => ({ ...atStage('video_generation'), progress: 62, message }))
    act(() =>
      stream?.say('stage_progressed', {
        ...event,
        sequence: 9,
        kind: 'stage_progressed',
        stage: 'video_generation',
        progress: 62,
        message,
      }),
    )
    expect(await screen.findByText('Drawing shot 2 of 3')).toBeDefined()
    expect(screen.getByRole('progressbar', { name: 'Progress' }).getAttribute('aria-valuenow')).toBe('62')
  })

  it('reads the job again when a step has ended, so that script and verdict appear', async () => {
    await show(atStage('script_expansion'))
    browser.api.on(getJob, () => ({ ...atStage('continuity_validation'), script: makeScript() }))
    act(() =>
      FakeEventSource.to('/events')?.say('stage_finished', {
        sequence: 3,
        kind: 'stage_finished',
        at: AT,
        status: 'script_ready',
        stage: 'continuity_validation',
        attempt: 1,
        progress: 41,
        message: 'Script ready',
      }),
    )
    expect(await screen.findByRole('heading', { name: 'The script' })).toBeDefined()
  })

  it('shows the reason and the verdict as soon as it fails while somebody watches', async () => {
    await show(atStage('continuity_validation'))
    browser.api.on(getJob, () => failedAt('continuity_validation', 'continuity_blocked'))
    act(() =>
      FakeEventSource.to('/events')?.say('failed', {
        sequence: 5,
        kind: 'failed',
        at: AT,
        status: 'failed',
        stage: 'error',
        attempt: 1,
        progress: 40,
        message: 'It did not pass.',
      }),
    )
    expect(await screen.findByText(/contradicts what the scene has settled/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Stop it' })).toBeNull()
  })

  it('links to the very segment as soon as it is published', async () => {
    await show(atStage('finalization'))
    browser.api.on(getJob, () =>
      makeJob({ status: 'final_ready', stage: 'completed', progress: 100, segment: { id: segmentId(4), sequence: 4 } }),
    )
    act(() =>
      FakeEventSource.to('/events')?.say('published', {
        sequence: 9,
        kind: 'published',
        at: AT,
        status: 'final_ready',
        stage: 'completed',
        attempt: 1,
        progress: 100,
        message: 'Published.',
      }),
    )
    const link = await screen.findByRole('link', { name: 'Watch it in the scene' })
    await waitFor(() => expect(link.getAttribute('href')).toBe(paths.scene(sceneId(), { segment: 4 })))
  })

  it('stops a job and keeps the text', async () => {
    const { user } = await show(atStage('video_generation'))
    browser.api.on(cancelJob, () =>
      makeJob({
        status: 'cancelled',
        stage: 'video_generation',
        completedAt: AT,
        can: { cancel: false, retry: false, accept: false },
      }),
    )
    await user.click(screen.getByRole('button', { name: 'Stop it' }))
    expect(await screen.findByText('Nothing was published. Your text is kept as a draft.')).toBeDefined()
    expect(stepTexts()[2]).toBe('stopped')
  })

  it('says why a job could not be stopped', async () => {
    const { user } = await show(atStage('finalization'))
    browser.api.on(cancelJob, () => problem('job_not_cancellable'))
    await user.click(screen.getByRole('button', { name: 'Stop it' }))
    expect((await screen.findByRole('alert')).textContent).toContain('can no longer be cancelled')
  })

  it('takes a failed job up again and follows it', async () => {
    const { user } = await show(failedAt('video_generation', 'provider_failed'))
    browser.api.on(getJob, () => atStage('video_generation'))
    browser.api.on(retryJob, () => atStage('video_generation'))
    await user.click(screen.getByRole('button', { name: 'Try again from here' }))
    await waitFor(() => expect(FakeEventSource.to('/events')).toBeDefined())
    expect(stepTexts()[2]).toBe('running now')
  })

  it('says that a job of somebody else is not there', async () => {
    browser.api.on(getJob, () => problem('not_found'))
    renderApp(paths.job(jobId()))
    expect(await screen.findByRole('heading', { name: 'This thread leads nowhere' })).toBeDefined()
  })

  const finding = (severity: Finding['severity'], quote: string): Finding => ({
    kind: 'anachronism',
    severity,
    confidence: 0.9,
    quote: { start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length, text: quote },
    cites: { bibleVersion: 3, pointer: '/setting/timePeriod', establishedInSegment: 2 },
    reason: `Nobody has a ${quote} yet.`,
    suggestion: 'Leave it out.',
  })
  const stopped = (code: 'continuity_blocked' | 'continuity_doubted', findings: Finding[]): Job => ({
    ...failedAt('continuity_validation', code),
    inputText: TEXT,
    verdict: {
      outcome: code === 'continuity_doubted' ? 'warn' : 'block',
      bibleVersion: 3,
      validator: 'local@1',
      findings,
      notes: [],
    },
    can: { cancel: false, retry: false, accept: code === 'continuity_doubted' },
  })

  it('lets a writer publish what is only doubted with one click', async () => {
    const job = stopped('continuity_doubted', [finding('warn', 'bicycle')])
    const { user } = await show(job)
    browser.api.on(acceptDoubts, () => atStage('video_generation'))
    await user.click(screen.getByRole('button', { name: 'Publish it as it is' }))
    expect(await screen.findByRole('heading', { name: stepWords.video_generation_doing })).toBeDefined()
  })

  it('marks the words in the text, links to the segment that settled the matter, and takes no for an answer', async () => {
    const job = stopped('continuity_blocked', [finding('block', 'telephone'), finding('warn', 'bicycle')])
    const { user } = await show(job)
    expect(screen.queryByRole('button', { name: 'Publish it as it is' })).toBeNull()
    const verdict = within(screen.getByRole('region', { name: 'Continuity' }))
    expect(verdict.getAllByText(/telephone/, { selector: 'mark' })[0]?.textContent).toContain('(finding 1)')
    expect(verdict.getAllByRole('link', { name: 'segment 2' })[0]?.getAttribute('href')).toBe(
      paths.scene(sceneId(), { segment: 2, plays: true }),
    )
    expect(await verdict.findAllByText('winter 1911')).toHaveLength(2)
    browser.api.on(markFinding, () => ({ ...job, marks: [{ finding: 1, isWrong: true, note: null }] }))
    const [, second] = verdict.getAllByRole('button', { name: 'This finding is wrong' })
    if (second !== undefined) await user.click(second)
    expect(await screen.findByRole('button', { name: 'You said this is wrong', pressed: true })).toBeDefined()
    expect(browser.api.to(markFinding)[0]).toMatchObject({
      path: `/jobs/${job.id}/findings/1/mark`,
      body: { isWrong: true },
    })
  })

  it('is fixed where it stands: from the finding to its words, checked, and sent as a new attempt', async () => {
    const { user, router } = await show(stopped('continuity_doubted', [finding('warn', 'bicycle')]))
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Fix it here' })
    await user.click(screen.getByRole('button', { name: 'Fix these words' }))
    expect(document.activeElement).toBe(field)
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('bicycle')
    await user.keyboard('horse')
    const text = TEXT.replace('bicycle', 'horse')
    const verdict: Verdict = { outcome: 'pass', bibleVersion: 3, validator: 'local@1', findings: [], notes: [] }
    browser.api.on(checkText, () => verdict)
    await user.click(screen.getByRole('button', { name: 'Check the changed text' }))
    expect(await screen.findByText('Nothing speaks against it any more.')).toBeDefined()
    const next = makeJob({ id: jobId(2), revises: jobId() })
    browser.api.on(createContinuation, () => next)
    browser.api.on(getJob, () => next)
    await user.click(screen.getByRole('button', { name: 'Send the changed text' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.job(jobId(2))))
    expect(browser.api.to(createContinuation)[0]?.body).toEqual({ text, revises: jobId() })
    expect((await screen.findByRole('link', { name: 'an earlier attempt' })).getAttribute('href')).toBe(
      paths.job(jobId()),
    )
  })

  it('shows what others changed when the bible moved against a text, and lets its writer withdraw it', async () => {
    const job = stopped('continuity_blocked', [finding('block', 'telephone')])
    browser.api.on(diffBible, () => ({
      from: 1,
      to: 3,
      changes: [{ kind: 'changed', pointer: '/setting/timePeriod', text: 'The time period: winter 1911' }],
    }))
    const { user } = await show({ ...job, bibleVersion: 1 })
    expect(await screen.findByText('The time period: winter 1911')).toBeDefined()
    const withdrawn = makeJob({
      status: 'cancelled',
      completedAt: AT,
      can: { cancel: false, retry: false, accept: false },
    })
    browser.api.on(cancelJob, () => withdrawn)
    await user.click(screen.getByRole('button', { name: 'Withdraw it' }))
    expect(await screen.findByText('Nothing was published. Your text is kept as a draft.')).toBeDefined()
  })

  it('suggests to the owner the very change that would answer the finding', async () => {
    const against = {
      ...finding('block', 'telephone'),
      cites: { bibleVersion: 3, pointer: '/characters/0/traits/1', establishedInSegment: 1 },
    }
    const { user } = await show(stopped('continuity_blocked', [against]))
    await screen.findByText('Ines Cardoso: left-handed')
    await user.click(screen.getByRole('button', { name: 'Ask for a bible change' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(
      dialog.getByRole<HTMLInputElement>('radio', { name: 'Ines Cardoso is no longer: left-handed' }).checked,
    ).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: 'Why' }), 'She broke it.')
    browser.api.on(proposeBibleChange, () => makeProposal())
    await user.click(dialog.getByRole('button', { name: 'Send it to the owner' }))
    expect(await dialog.findByText('The owner has your proposal.')).toBeDefined()
    expect(browser.api.to(proposeBibleChange)[0]?.body).toMatchObject({
      edits: [{ op: 'remove_trait', entityId: 'char_ines', trait: 'left-handed' }],
    })
  })

  it('asks the owner for a bible change, with a reason', async () => {
    const job = stopped('continuity_blocked', [finding('block', 'telephone')])
    const { user } = await show(job)
    await user.click(screen.getByRole('button', { name: 'Ask for a bible change' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Send it to the owner' }))
    expect(dialog.getByText('Give the owner a reason.')).toBeDefined()
    await user.type(dialog.getByRole('textbox', { name: 'What holds in this world' }), 'There are telephones.')
    await user.type(dialog.getByRole('textbox', { name: 'Why' }), 'It is 1911.')
    browser.api.on(proposeBibleChange, () => problem('unavailable'))
    await user.click(dialog.getByRole('button', { name: 'Send it to the owner' }))
    expect((await dialog.findByRole('alert')).textContent).toContain('Try again')
    browser.api.on(proposeBibleChange, () => makeProposal())
    await user.click(dialog.getByRole('button', { name: 'Send it to the owner' }))
    expect(await dialog.findByText('The owner has your proposal.')).toBeDefined()
    const [first, second] = browser.api.to(proposeBibleChange)
    expect(second?.key).toBe(first?.key)
    expect(second?.body).toEqual({
      baseVersion: 3,
      edits: [{ op: 'add_world_rule', rule: 'There are telephones.' }],
      reason: 'It is 1911.',
      jobId: job.id,
    })
  })
})
