import { stagingWords } from '../messages/en/staging.ts'

interface LengthMeterProps {
  value: number
  /** A hard bound. */
  max: number
  /** How long the film of it will be; null or absent while that is not known. */
  seconds?: number | null
}

/** How much text there is, as a thread that grows, and how many seconds of film it makes. */
export function LengthMeter({ value, max, seconds = null }: LengthMeterProps) {
  const share = Math.min(1, value / max)
  const isOver = value > max
  const left = max - value
  return (
    <div className="flex items-center gap-2.5 text-sm">
      <svg width="56" height="14" viewBox="0 0 56 14" fill="none" aria-hidden="true" className="rtl:-scale-x-100">
        <path d="M2 7h52" stroke="var(--line-strong)" strokeWidth="1.5" strokeLinecap="round" />
        <path
          d="M2 7h52"
          pathLength="1"
          strokeDasharray={`${share} 2`}
          stroke={share > 0.9 ? 'var(--accent)' : 'var(--ink)'}
          strokeWidth="3.5"
        />
      </svg>
      <span className={`num ${isOver ? 'font-semibold text-bad' : 'text-faint'}`}>
        {isOver
          ? stagingWords.tooMany({ n: -left })
          : share > 0.8
            ? stagingWords.left({ n: left })
            : stagingWords.ofMax({ n: value, max })}
      </span>
      {seconds !== null && <span className="num text-faint">{stagingWords.filmSeconds({ s: seconds })}</span>}
    </div>
  )
}
