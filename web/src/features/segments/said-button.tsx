import type { Segment } from '@skein/contract/segments'
import { lazy, Suspense, useState } from 'react'
import { saidWords } from '../../messages/en/said.ts'
import { Button } from '../../ui/button.tsx'

const SaidDialog = lazy(async () => ({ default: (await import('./said-dialog.tsx')).SaidDialog }))

/** For who may set right what is said of a segment. */
export function SaidButton({ segment }: { segment: Segment }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {saidWords.change}
      </Button>
      {isOpen && (
        <Suspense>
          <SaidDialog segment={segment} isOpen onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
