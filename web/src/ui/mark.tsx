/**
 * The mark: a hank of yarn twisted once, the way it is sold. Two threads run side by side through both loops and pass
 * under themselves where they cross. One end is left loose for the next writer, so it alone has the accent.
 */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 40 40"
      fill="none"
      aria-hidden="true"
      strokeLinecap="round"
      strokeWidth="2.4"
    >
      <g stroke="currentColor">
        <path d="M13.4 16.9C10.7 14.6 8.5 12.5 8 9.9C7.5 7.2 9.7 4.8 12.3 3.9C15 3 18.3 2.7 21.5 3C24.6 3.3 27.4 4.1 29.1 6.2C30.8 8.2 29.9 11.3 28 13.6C26.1 15.9 23.1 18.2 20.2 20.5C17.2 22.8 14.4 25 12.9 26.8C11.4 28.5 11.5 29 11.9 29.5C12.3 30 14.3 30.9 16.9 31.2C19.5 31.5 22.6 31.2 24.4 30.5C26.2 29.9 26.4 29.6 26.3 28.8C26.1 28.1 24.7 26.1 22.2 24" />
        <path d="M15.8 14C13.3 11.9 11.9 9.9 11.7 9.2C11.6 8.4 11.8 8.1 13.6 7.5C15.4 6.8 18.5 6.5 21.1 6.8C23.7 7.1 25.7 8 26.1 8.5C26.5 9 26.6 9.5 25.1 11.2C23.6 13 20.8 15.2 17.8 17.5C14.9 19.8 11.9 22.1 10 24.4C8.1 26.7 7.2 29.8 8.9 31.8C10.6 33.9 13.4 34.7 16.5 35C19.7 35.3 23 35 25.7 34.1C28.3 33.2 30.5 30.8 30 28.1C29.5 25.5 27.3 23.4 24.6 21.1" />
      </g>
      <path d="M19 35.1C25.5 35.1 28.5 38.4 37 34.4" stroke="var(--accent)" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Mark />
      <span className="font-story text-wordmark leading-none font-semibold tracking-[-0.03em]">Skein</span>
    </span>
  )
}
