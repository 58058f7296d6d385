import { getRecap } from '@skein/contract/recap'
import type { SceneId } from '@skein/contract/ids'
import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { asProblem } from '../../api/api-problem.ts'
import { queryOf } from '../../api/queries.ts'
import { dyeOf } from '../../lib/dye.ts'
import { nameOf } from '../../lib/person.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { recapWords } from '../../messages/en/recap.ts'

interface RecapDialogProps {
  sceneId: SceneId
  /** The segment the viewer is about to see; nothing of it or of later ones is told. */
  before: number
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onWatch: () => void
}

/** "Previously": what came before, as far as this viewer goes. */
export function RecapDialog({ sceneId, before, isOpen, onOpenChange, onWatch }: RecapDialogProps) {
  const recap = useQuery({ ...queryOf(getRecap, { params: { sceneId }, query: { before } }), enabled: isOpen })
  return (
    <Dialog title={recapWords.title({ n: before })} isOpen={isOpen} onOpenChange={onOpenChange}>
      {recap.isError && <ProblemNote problem={asProblem(recap.error)} />}
      {recap.data === undefined && !recap.isError && <p className="text-faint">{recapWords.looking}</p>}
      {recap.data !== undefined && (
        <ol className="flex flex-col gap-4">
          {recap.data.items.map((item) => (
            <li key={item.id} data-dye={dyeOf(item.author.username)} className="border-s-2 border-dye ps-3.5">
              <p className="num text-sm text-soft">
                {recapWords.item({
                  n: item.sequence,
                  name: nameOf(item.author),
                  b: (words) => <span className="font-semibold text-ink">{words}</span>,
                })}
              </p>
              <p lang={item.language ?? undefined} dir="auto" className="story">
                {item.ending ?? item.logline}
              </p>
            </li>
          ))}
        </ol>
      )}
      <Button
        look="primary"
        className="mt-5"
        onClick={() => {
          onOpenChange(false)
          onWatch()
        }}
      >
        <Play size={16} aria-hidden="true" className="fill-current" /> {recapWords.watchFrom({ n: before })}
      </Button>
    </Dialog>
  )
}
