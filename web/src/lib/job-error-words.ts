import { JOB_ERRORS, type JobErrorCode } from '@skein/contract/jobs'
import { plainOf } from '../messages/translation.ts'

const isJobError = (code: string): code is JobErrorCode => Object.hasOwn(JOB_ERRORS, code)

/**
 * Why a job ended and what to do about it, by its code: English is the contract's own, other languages have the same words
 * in their catalogue. Undefined for a code that came later than this page.
 */
export function jobErrorWords(code: string): { message: string; cure: string } | undefined {
  if (!isJobError(code)) return undefined
  const say = (part: 'message' | 'cure'): string => plainOf('problems', `job_${code}_${part}`, JOB_ERRORS[code][part])
  return { message: say('message'), cure: say('cure') }
}
