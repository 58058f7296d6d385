import { Bell, BellRing } from 'lucide-react'
import { Button } from './button.tsx'
import { everywhereWords } from '../messages/en/everywhere.ts'
import type { ReactNode } from 'react'

interface FollowToggleProps {
  following: boolean
  /** What is followed, for whoever hears only the button. */
  name: string
  look?: 'plain' | 'quiet'
  isBusy: boolean
  onToggle: () => void
}

const what = (name: ReactNode) => <span className="sr-only">{name}</span>

export function FollowToggle({ following, name, look = 'quiet', isBusy, onToggle }: FollowToggleProps) {
  const Icon = following ? BellRing : Bell
  return (
    <Button look={look} aria-pressed={following} isBusy={isBusy} onClick={onToggle}>
      <Icon size={18} aria-hidden="true" className={following ? 'text-accent' : ''} />
      <span>{following ? everywhereWords.following({ name, what }) : everywhereWords.follow({ name, what })}</span>
    </Button>
  )
}
