import type { SceneId } from '@skein/contract/ids'
import type { SegmentSummary } from '@skein/contract/scenes'
import { History } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { sceneWords } from '../../messages/en/scene.ts'

const loadDialog = () => import('./recap-dialog.tsx')
const RecapDialog = lazy(async () => ({ default: (await loadDialog()).RecapDialog }))

/** Segments from which on catching up is quicker than watching it all. */
const LONG_FROM = 5

interface ArriveLateProps {
  sceneId: SceneId
  segments: readonly SegmentSummary[]
  /** The segment the viewer is at or is about to begin with. */
  at: SegmentSummary
  onWatch: (segment: SegmentSummary) => void
}

/**
 * A look back for somebody who comes into the middle, and for somebody at the beginning of a long scene a way to come in
 * at its end. Nothing later than where they will watch from is told.
 */
export function ArriveLate({ sceneId, segments, at, onWatch }: ArriveLateProps) {
  const [before, setBefore] = useState<SegmentSummary | null>(null)
  const [isOpen, setOpen] = useState(false)
  const newest = segments.at(-1)
  const isAtStart = at === segments[0]
  const place = isAtStart ? newest : at
  if (place === undefined || (isAtStart && segments.length < LONG_FROM)) return null
  return (
    <>
      <Button
        look="quiet"
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => {
          setBefore(place)
          setOpen(true)
        }}
      >
        <History size={17} aria-hidden="true" /> {isAtStart ? sceneWords.catchUp : sceneWords.cameBefore}
      </Button>
      {before !== null && (
        <Suspense>
          <RecapDialog
            sceneId={sceneId}
            before={before.sequence}
            isOpen={isOpen}
            onOpenChange={setOpen}
            onWatch={() => onWatch(before)}
          />
        </Suspense>
      )}
    </>
  )
}
