import { Heart } from 'lucide-react'
import { brief } from '../lib/count.ts'
import { Button } from './button.tsx'
import { everywhereWords } from '../messages/en/everywhere.ts'

interface LikeToggleProps {
  liked: boolean
  likeCount: number
  isBusy: boolean
  onToggle: () => void
}

export function LikeToggle({ liked, likeCount, isBusy, onToggle }: LikeToggleProps) {
  return (
    <Button look="quiet" aria-pressed={liked} isBusy={isBusy} onClick={onToggle}>
      <Heart size={18} aria-hidden="true" className={liked ? 'fill-accent text-accent' : ''} />
      <span className="num">
        {likeCount > 0
          ? everywhereWords[liked ? 'likedCount' : 'likeCount']({ n: brief(likeCount) })
          : everywhereWords[liked ? 'liked' : 'like']}
      </span>
    </Button>
  )
}
