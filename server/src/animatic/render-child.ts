import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import { createCardRenderer } from './card-renderer.ts'
import { createFrameRenderer } from './frame-renderer.ts'
import type { RenderTask } from './render-process.ts'
import { renderSegment } from './render-segment.ts'
import { FRAME } from './world.ts'

/** Entry of the render process: one segment, then the process ends. */
serveChildTask<RenderTask>(({ request, directory, pictures, narration }, report) => {
  const isCard = pictures === 'title_card'
  const createRenderer = isCard ? createCardRenderer : createFrameRenderer
  return renderSegment(request, { directory, createRenderer, narration, silenceWillDo: isCard, size: FRAME }, report)
})
