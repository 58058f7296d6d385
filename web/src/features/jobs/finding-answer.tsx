import { type Job, markFinding } from '@skein/contract/jobs'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ThumbsDown } from 'lucide-react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { jobQuery } from './job.queries.ts'
import { jobWords } from '../../messages/en/job.ts'

/** Lets the writer say that a finding is wrong; that is how the check gets better. */
export function FindingAnswer({ job, finding }: { job: Job; finding: number }) {
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: (isWrong: boolean) => call(markFinding, { params: { jobId: job.id, finding }, body: { isWrong } }),
    onSuccess: (changed) => client.setQueryData(jobQuery(job.id).queryKey, changed),
  })
  const isWrong = job.marks.find((one) => one.finding === finding)?.isWrong === true
  return (
    <div className="mt-2 -ms-2.5 flex flex-wrap items-center gap-x-2">
      <Button
        look="quiet"
        size="small"
        aria-pressed={isWrong}
        isBusy={mark.isPending}
        onClick={() => mark.mutate(!isWrong)}
      >
        <ThumbsDown size={15} aria-hidden="true" /> {isWrong ? jobWords.saidWrong : jobWords.isWrong}
      </Button>
      {mark.isError && <span className="text-sm text-bad">{asProblem(mark.error).cure}</span>}
    </div>
  )
}
