import { useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { everywhereWords } from '../messages/en/everywhere.ts'

/** Pages that come by themselves before the button asks: a list without an end would hide what stands under it. */
const BY_ITSELF_MAX = 3
const AHEAD = '600px'

interface MoreButtonProps {
  hasMore: boolean
  isBusy: boolean
  onMore: () => unknown
  /** Waits to be pressed, for a list with more of the page below it. */
  isByHand?: boolean
}

/** Brings the next page of a list: by itself when its end comes near, and when it is pressed. */
export function MoreButton({ hasMore, isBusy, onMore, isByHand = false }: MoreButtonProps) {
  const placeRef = useRef<HTMLDivElement>(null)
  const broughtRef = useRef(0)
  const moreRef = useRef(onMore)
  useEffect(() => {
    moreRef.current = onMore
  }, [onMore])
  useEffect(() => {
    const place = placeRef.current
    if (
      isByHand ||
      place === null ||
      isBusy ||
      broughtRef.current >= BY_ITSELF_MAX ||
      !('IntersectionObserver' in window)
    )
      return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        broughtRef.current += 1
        void moreRef.current()
      },
      { rootMargin: AHEAD },
    )
    observer.observe(place)
    return () => observer.disconnect()
  }, [hasMore, isBusy, isByHand])
  if (!hasMore) return null
  return (
    <div ref={placeRef} className="mt-8 flex justify-center">
      <Button
        isBusy={isBusy}
        onClick={() => {
          broughtRef.current = 0
          void onMore()
        }}
      >
        {isBusy ? everywhereWords.bringingMore : everywhereWords.showMore}
      </Button>
    </div>
  )
}
