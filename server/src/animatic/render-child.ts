import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import type { RenderTask } from './render-process.ts'
import { renderSegment } from './render-segment.ts'

/** Entry of the render process: one segment, then the process ends. */
serveChildTask<RenderTask>(({ request, directory, narration }, report) =>
  renderSegment(request, directory, report, narration),
)
