import { Wordmark } from '../ui/mark.tsx'

/** What stands on the screen until the first page has arrived. */
export function Opening() {
  return (
    <div role="status" className="grid min-h-dvh place-items-center text-faint">
      <span className="sr-only">Skein is opening.</span>
      <Wordmark />
    </div>
  )
}
