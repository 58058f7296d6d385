import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import type { RenderTask } from './render-process.ts'
import { renderSegment } from './render-segment.ts'
import { FRAME } from './world.ts'

/** Entry of the render process: one segment, then the process ends. */
serveChildTask<RenderTask>(({ request, directory, pictures, narration }, report) => {
  const isCard = pictures === 'title_card'
  // Loaded only now, so that the encoding thread loads its own code at the same time.
  const createRenderer = async () =>
    isCard
      ? (await import('./card-renderer.ts')).createCardRenderer(request)
      : (await import('./frame-renderer.ts')).createFrameRenderer(request)
  return renderSegment(request, { directory, createRenderer, narration, silenceWillDo: isCard, size: FRAME }, report)
})
