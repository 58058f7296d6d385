import type { Scene } from '@skein/contract/scenes'
import { PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { sceneWords } from '../../messages/en/scene.ts'
import { writersWords } from '../../messages/en/writers.ts'
import { isForOthers, whyNot } from '../../lib/why-not.ts'

interface YourTurnProps {
  scene: Scene
  /** How the last segment ends; null until it was read. */
  lastWords: string | null
  /** Over the picture there is little room on a phone: the quotation gives way. */
  isOverPicture?: boolean
  children?: ReactNode
}

/** The open end of a scene: an invitation, or the reason why there is none. */
export function YourTurn({ scene, lastWords, isOverPicture = false, children }: YourTurnProps) {
  const reason = whyNot(scene)
  const isLocked = scene.status === 'locked'
  const isOthers = isForOthers(scene)
  const isClosed = isLocked || isOthers
  return (
    <div className={`flex w-full flex-col items-start gap-3 text-start ${isOverPicture ? 'max-w-2xl' : 'max-w-xl'}`}>
      {lastWords !== null && (
        <p
          dir="auto"
          className={`story line-clamp-3 border-s-3 border-accent ps-4 text-soft ${isOverPicture ? 'max-sm:hidden' : ''}`}
        >
          {sceneWords.lastWords({ words: lastWords })}
        </p>
      )}
      <p className="headline">{isLocked ? sceneWords.ended : isOthers ? writersWords.notYours : sceneWords.yourTurn}</p>
      {reason !== null && <p className={`text-ui text-soft ${isOverPicture ? 'max-sm:hidden' : ''}`}>{reason}</p>}
      <div className="flex flex-wrap gap-2.5">
        {!isClosed && (
          <Link to={paths.write(scene.id)} className={buttonClass('accent', 'medium')}>
            <PenLine size={17} aria-hidden="true" /> {sceneWords.writeNext}
          </Link>
        )}
        {isClosed && (
          <Link to={paths.newScene(scene.ideaId)} className={buttonClass('accent', 'medium')}>
            {sceneWords.startAnother}
          </Link>
        )}
        {children}
      </div>
    </div>
  )
}
