import { hasFirstContent } from './first-content.ts'
import { Wordmark } from '../ui/mark.tsx'
import { shellWords } from '../messages/en/shell.ts'

/** What stands on the screen until the first page has arrived; where the server has written the page already, that. */
export function Opening() {
  if (hasFirstContent())
    return (
      <p role="status" className="sr-only">
        {shellWords.opening}
      </p>
    )
  return (
    <div role="status" className="grid min-h-dvh place-items-center text-faint">
      <span className="sr-only">{shellWords.opening}</span>
      <Wordmark />
    </div>
  )
}
