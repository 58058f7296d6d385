import type { Scene } from '@skein/contract/scenes'
import { PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { sceneWords } from '../../messages/en/scene.ts'
import { refusalOf } from '../../lib/refusal.ts'
import { useMe } from '../../api/session.ts'

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
  const refusal = refusalOf(scene, useMe() === null)
  const isClosed = scene.status === 'locked'
  return (
    <div className="flex w-full max-w-xl flex-col items-start gap-3 text-start">
      {lastWords !== null && (
        <p
          dir="auto"
          className={`story line-clamp-3 border-s-3 border-accent ps-4 text-soft ${isOverPicture ? 'max-sm:hidden' : ''}`}
        >
          {sceneWords.lastWords({ words: lastWords })}
        </p>
      )}
      <p className="headline">{isClosed ? sceneWords.ended : sceneWords.yourTurn}</p>
      {refusal !== null && <p className={`text-ui text-soft ${isOverPicture ? 'max-sm:hidden' : ''}`}>{refusal}</p>}
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
