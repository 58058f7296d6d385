import type { Scene } from '@skein/contract/scenes'
import { UserPen } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { writersWords } from '../../messages/en/writers.ts'
import { Button } from '../../ui/button.tsx'

const WritersDialog = lazy(async () => ({ default: (await import('./writers-dialog.tsx')).WritersDialog }))

/** For a scene's owner: who may continue it. */
export function WritersButton({ scene }: { scene: Scene }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <UserPen size={17} aria-hidden="true" /> {writersWords.who}
      </Button>
      {isOpen && (
        <Suspense>
          <WritersDialog scene={scene} isOpen onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
