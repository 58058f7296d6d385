/** A rule between parts of a page: two threads that cross now and then instead of a line. */
export function ThreadRule({ className = '' }: { className?: string }) {
  return (
    <div aria-hidden="true" className={`flex h-2.5 w-full items-center overflow-hidden ${className}`}>
      <svg className="h-2.5 w-full" preserveAspectRatio="none" viewBox="0 0 1200 10" fill="none">
        <path
          d="M0 5C60 1 90 1 150 5s90 4 150 0 240-4 300 0 90 4 150 0 240-4 300 0 90 4 150 0"
          stroke="var(--line-strong)"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d="M0 5c60 4 90 4 150 0s90-4 150 0 240 4 300 0 90-4 150 0 240 4 300 0 90-4 150 0"
          stroke="var(--line)"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  )
}
