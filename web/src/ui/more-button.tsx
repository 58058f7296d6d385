import { Button } from './button.tsx'

/** Brings the next page of a list. */
export function MoreButton({ hasMore, isBusy, onMore }: { hasMore: boolean; isBusy: boolean; onMore: () => unknown }) {
  if (!hasMore) return null
  return (
    <div className="mt-8 flex justify-center">
      <Button isBusy={isBusy} onClick={() => void onMore()}>
        {isBusy ? 'Bringing more…' : 'Show more'}
      </Button>
    </div>
  )
}
