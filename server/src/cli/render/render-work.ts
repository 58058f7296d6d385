import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Bible } from '@skein/contract/bible'
import { createFrameRenderer } from '#animatic/frame-renderer.ts'
import { renderInChild } from '#animatic/render-process.ts'
import { captionCues } from '#animatic/timeline.rules.ts'
import type { WorkSegment } from '#cli/work/read-segments.ts'
import { type StagedSegment, tellWork } from '#cli/work/tell-work.ts'
import { videoRequestOf } from '#cli/work/video-request.ts'
import { WorkFileProblem } from '#cli/work/work-file-problem.ts'
import { cueBlocks, webVttOf } from '#media/webvtt.rules.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { stillFrames } from './still-frames.rules.ts'

export interface RenderPlan {
  /** All of them are staged, because each stands on those before it. */
  readonly segments: readonly WorkSegment[]
  /** Which of them leave files. */
  readonly isShown: (segment: WorkSegment) => boolean
  readonly title: string
  readonly bible: Bible
  readonly storyteller: Storyteller
  readonly directory: string
  readonly stillCount: number
  readonly isFilmed: boolean
  readonly signal: AbortSignal
  /** Called often with what has been done of a segment, 0 to 100, and once with 100 for each. */
  readonly onProgress: (segment: WorkSegment, percent: number) => void
}

/**
 * Stages a work and renders it to files: `<directory>/0001/` with `script.json`, `captions.vtt`, stills and films, and the
 * bible as it stands at the end in `<directory>/bible.json`.
 *
 * @returns what could not be read or drawn, one line per remark.
 * @throws WorkFileProblem when the directory cannot be made.
 * @throws ProviderFailure when a film could not be rendered.
 */
export async function renderWork(plan: RenderPlan): Promise<readonly string[]> {
  const notes: string[] = []
  let { bible } = plan
  await mkdir(plan.directory, { recursive: true }).catch((error: unknown) => {
    throw new WorkFileProblem(`Nothing can be written to ${plan.directory}.`, { cause: error })
  })
  for await (const staged of tellWork(plan.segments, plan)) {
    bible = staged.bible
    if (plan.isShown(staged.segment)) {
      const remarks = await renderStaged(staged, plan)
      notes.push(...remarks.map((remark) => `segment ${staged.segment.segmentNumber}: ${remark}`))
    }
    plan.onProgress(staged.segment, 100)
  }
  await writeFile(join(plan.directory, 'bible.json'), asJson(bible))
  return notes
}

async function renderStaged(staged: StagedSegment, plan: RenderPlan): Promise<readonly string[]> {
  const { segment, script } = staged
  const directory = join(plan.directory, String(segment.segmentNumber).padStart(4, '0'))
  const request = videoRequestOf(staged, plan.title, plan.title)
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'script.json'), asJson(script))
  await writeFile(join(directory, 'captions.vtt'), webVttOf(cueBlocks(captionCues(script, staged.bible)).text))
  const remarks = new Set([...script.notes, ...staged.leftOut])
  if (plan.stillCount > 0) for (const note of await drawStills(request, plan.stillCount, directory)) remarks.add(note)
  if (plan.isFilmed) {
    const files = await renderInChild(request, {
      directory,
      signal: plan.signal,
      onProgress: (percent) => plan.onProgress(segment, Math.min(99, percent)),
    })
    for (const note of files.notes) remarks.add(note)
  }
  return [...remarks]
}

async function drawStills(request: VideoRequest, count: number, directory: string): Promise<readonly string[]> {
  const renderer = createFrameRenderer(request)
  for (const [index, frame] of stillFrames(request.script, count).entries()) {
    const jpeg = await renderer.draw(frame).encode('jpeg', 88)
    await writeFile(join(directory, `still-${index + 1}.jpg`), jpeg)
    // Native memory is released only when the event loop turns.
    await nextTurn()
  }
  return renderer.notes
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
