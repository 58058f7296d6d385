/**
 * The mark: a hank of two threads twisted once, the way yarn is sold, with one end left loose. The loose end is where
 * the next writer takes over, so it alone has the accent.
 */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" strokeLinecap="round">
      <g stroke="currentColor" strokeWidth="2.3">
        <path d="M20.6 18.9c2.6 1.6 4.1 3.4 4.1 5.4 0 2.9-3.4 5-8.2 5-5 0-8.7-2.2-8.7-5.3 0-4.4 5.2-6.1 10.4-8.6" />
        <path d="M11.4 13.1C8.8 11.5 7.3 9.7 7.3 7.7c0-2.9 3.4-5 8.2-5 5 0 8.7 2.2 8.7 5.3 0 2.7-1.9 4.4-4.5 5.9" />
        <path d="M16.9 20.9c1.8 1 3.1 2 3.1 3.3 0 1.3-1.5 2.2-3.5 2.2-2.2 0-4-1-4-2.5 0-2.9 4.7-4.3 9-6.7" />
        <path d="M15.1 11.1c-1.8-1-3.1-2-3.1-3.3 0-1.3 1.5-2.2 3.5-2.2 2.2 0 4 1 4 2.5 0 1.5-1.3 2.6-3.2 3.7" />
      </g>
      <path d="M21.5 17.2c3.2-1.9 5.2-3 8.2-2.2" stroke="var(--accent)" strokeWidth="2.3" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark />
      <span className="font-story text-[1.4rem] leading-none font-semibold tracking-[-0.03em]">Skein</span>
    </span>
  )
}
