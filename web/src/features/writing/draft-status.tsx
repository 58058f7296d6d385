import { Check, CloudOff, LoaderCircle, LogIn, TriangleAlert } from 'lucide-react'
import type { DraftState } from './draft-keeper.ts'

const STATES: Record<Exclude<DraftState, 'empty'>, { words: string; Icon: typeof Check; look: string }> = {
  saved: { words: 'Draft saved', Icon: Check, look: 'text-faint' },
  saving: { words: 'Saving…', Icon: LoaderCircle, look: 'text-faint' },
  offline: { words: 'Offline, kept on this device', Icon: CloudOff, look: 'font-medium text-warn' },
  signed_out: { words: 'Signed out, kept on this device', Icon: LogIn, look: 'font-medium text-warn' },
  elsewhere: {
    words: 'Changed elsewhere, yours is kept on this device',
    Icon: TriangleAlert,
    look: 'font-medium text-warn',
  },
  unsaved: { words: 'Not saved, kept on this device', Icon: TriangleAlert, look: 'font-medium text-warn' },
}

/** Where the draft is right now, in words. */
export function DraftStatus({ state }: { state: DraftState }) {
  if (state === 'empty')
    return (
      <p role="status" className="text-sm text-faint">
        Your draft is saved as you write
      </p>
    )
  const { words, Icon, look } = STATES[state]
  return (
    <p role="status" className={`flex items-center gap-1.5 text-sm ${look}`}>
      <Icon size={15} aria-hidden="true" className={state === 'saving' ? 'animate-spin' : ''} />
      {words}
    </p>
  )
}
