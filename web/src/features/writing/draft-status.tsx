import { Check, CloudOff, LoaderCircle, LogIn, TriangleAlert } from 'lucide-react'
import type { DraftState } from './draft-keeper.ts'
import { writeWords } from '../../messages/en/write.ts'

const STATES: Record<Exclude<DraftState, 'empty'>, { Icon: typeof Check; look: string }> = {
  saved: { Icon: Check, look: 'text-faint' },
  saving: { Icon: LoaderCircle, look: 'text-faint' },
  offline: { Icon: CloudOff, look: 'font-medium text-warn' },
  signed_out: { Icon: LogIn, look: 'font-medium text-warn' },
  elsewhere: {
    Icon: TriangleAlert,
    look: 'font-medium text-warn',
  },
  unsaved: { Icon: TriangleAlert, look: 'font-medium text-warn' },
}

/** Where the draft is right now, in words. */
export function DraftStatus({ state }: { state: DraftState }) {
  if (state === 'empty')
    return (
      <p role="status" className="text-sm text-faint">
        {writeWords.state_empty}
      </p>
    )
  const { Icon, look } = STATES[state]
  return (
    <p role="status" className={`flex items-center gap-1.5 text-sm ${look}`}>
      <Icon size={15} aria-hidden="true" className={state === 'saving' ? 'animate-spin' : ''} />
      {writeWords[`state_${state}`]}
    </p>
  )
}
