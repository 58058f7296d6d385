import { POSTER_SIZES, posterSet } from '@skein/contract/posters'
import { dyeOf } from '../lib/dye.ts'

interface PosterProps {
  src: string | null
  /** Empty when the words beside it already say what it shows. */
  alt?: string
  /** Chooses the colours of the woven cover shown when there is no picture yet. */
  seed: string
  className?: string
  isFirst?: boolean
  /** Where it stands; says how large a picture is worth fetching. */
  place?: keyof typeof POSTER_SIZES
}

/** A 16:9 picture that reserves its room, so that nothing moves when it arrives. */
export function Poster({ src, alt = '', seed, className = '', isFirst = false, place = 'list' }: PosterProps) {
  return (
    <div className={`relative aspect-video overflow-hidden rounded-sm bg-sunken ${className}`}>
      {src === null ? (
        <WovenCover seed={seed} />
      ) : (
        <img
          // Before the address: a browser begins to fetch what it knows first.
          srcSet={posterSet(src) ?? undefined}
          sizes={POSTER_SIZES[place]}
          src={src}
          alt={alt}
          width={1280}
          height={720}
          loading={isFirst ? 'eager' : 'lazy'}
          fetchPriority={isFirst ? 'high' : 'auto'}
          decoding={isFirst ? 'sync' : 'async'}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </div>
  )
}

/** Threads in the colours of a seed: what stands where no picture has been made yet. */
function WovenCover({ seed }: { seed: string }) {
  const strands = [0, 1, 2, 3, 4, 5]
  return (
    <svg
      className="absolute inset-0 size-full"
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect width="320" height="180" fill="var(--sunken)" />
      {strands.map((strand) => {
        const y = 34 + strand * 22
        const swing = strand % 2 === 0 ? 26 : -26
        return (
          <g key={strand} data-dye={dyeOf(`${seed}${strand}`)}>
            <path
              d={`M-10 ${y}C50 ${y - swing} 90 ${y - swing} 150 ${y}s100 ${swing} 180 0`}
              stroke="var(--dye)"
              strokeOpacity="0.75"
              strokeWidth="2.5"
              fill="none"
            />
          </g>
        )
      })}
    </svg>
  )
}
