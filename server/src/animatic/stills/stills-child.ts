import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import { drawStills, type StillsTask } from './draw-stills.ts'

/** Entry of a process that draws stills, for one text after the other. */
serveChildTask<StillsTask>(drawStills, { isKept: true })
