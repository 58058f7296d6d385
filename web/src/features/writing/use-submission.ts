import type { ContentNote } from '@skein/contract/content-notes'
import { createContinuation, type Job } from '@skein/contract/jobs'
import type { SceneId } from '@skein/contract/ids'
import { useMutation } from '@tanstack/react-query'
import { type ApiProblem, asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { forgetSubmission, submissionKey } from './submission-key.ts'

interface Request {
  text: string
  expectedSegmentCount: number
  language?: string
  contentNotes?: ContentNote[]
}

/** Whether the server has answered this request for good, so that its key must not be used again. */
const isFinal = (problem: ApiProblem): boolean =>
  problem.status >= 400 &&
  problem.status < 500 &&
  ![401, 429].includes(problem.status) &&
  problem.code !== 'idempotency_key_in_flight'

/** Submits a continuation; pressing the button twice, or again after a lost answer, publishes once. */
export function useSubmission(sceneId: SceneId, onAccepted: (job: Job) => void) {
  return useMutation<Job, Error, Request>({
    mutationFn: (request) =>
      call(
        createContinuation,
        { params: { sceneId }, body: request },
        { idempotencyKey: submissionKey(sceneId, request) },
      ),
    onSuccess: (job) => {
      forgetSubmission(sceneId)
      onAccepted(job)
    },
    onError: (error) => {
      if (isFinal(asProblem(error))) forgetSubmission(sceneId)
    },
  })
}
