import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** How far down the list the line that is told stands. */
const PLACE = 0.35
/** Pixels a scroll may differ from ours by rounding. */
const ROUNDING = 2

/** The element that scrolls what is in it: the nearest that can, else none. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let box = element?.parentElement ?? null; box !== null; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box
  return null
}

/**
 * Keeps a line of a list in view until the person scrolls away themselves. Only the list's own box is scrolled: the
 * page never moves under anybody.
 *
 * @param key names the line to keep in view (`data-line`); null for none.
 */
export function useFollowing(listRef: RefObject<HTMLElement | null>, key: string | null) {
  const [isFollowing, setFollowing] = useState(true)
  const ours = useRef(-1)
  const show = useCallback(
    (line: string): void => {
      const scroller = scrollerOf(listRef.current)
      const element = listRef.current?.querySelector(`[data-line="${line}"]`)
      if (scroller === null || !(element instanceof HTMLElement)) return
      const inBox = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
      scroller.scrollTop = inBox - scroller.clientHeight * PLACE
      ours.current = scroller.scrollTop
    },
    [listRef],
  )
  useEffect(() => {
    const scroller = scrollerOf(listRef.current)
    const onScroll = (): void => {
      if (scroller !== null && Math.abs(scroller.scrollTop - ours.current) > ROUNDING) setFollowing(false)
    }
    // Where content above grows, the browser moves the box itself; only what a person does ends the following.
    const onIntent = (): void => scroller?.addEventListener('scroll', onScroll, { once: true })
    const stop = new AbortController()
    for (const intent of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      scroller?.addEventListener(intent, onIntent, { passive: true, signal: stop.signal })
    return () => {
      stop.abort()
      scroller?.removeEventListener('scroll', onScroll)
    }
  }, [listRef])
  useEffect(() => {
    if (isFollowing && key !== null) show(key)
  }, [isFollowing, key, show])
  return { isFollowing, setFollowing, show }
}
