import { FFmpegError } from 'node-av/lib'
import { serveChildTask } from '#platform/child-task/serve-child-task.ts'
import { ingestFilm } from './ingest-film.ts'
import type { IngestTask } from './ingest-task.ts'
import { unusable } from './open-film.ts'

/** Entry of the ingest process: one film, then the process ends. */
serveChildTask<IngestTask>(async (task, report) => {
  try {
    return await ingestFilm(task, report)
  } catch (error) {
    throw error instanceof FFmpegError ? unusable('it cannot be decoded', error) : error
  }
})
