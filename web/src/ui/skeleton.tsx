import { GRID, SHELF, SHELF_ITEM } from './card-room.ts'

/** Rooms for cards that are on their way, as large as the cards, so that nothing moves when they arrive. */
export function CardSkeletons({ count, isShelf = false }: { count: number; isShelf?: boolean }) {
  return (
    <div aria-hidden="true" className={isShelf ? SHELF : GRID}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={isShelf ? SHELF_ITEM : ''}>
          <div className="aspect-video animate-pulse rounded-sm bg-sunken" />
          <div className="mt-3.5 h-4.5 w-4/5 animate-pulse rounded-xs bg-sunken" />
          <div className="mt-2.5 h-3.5 w-1/2 animate-pulse rounded-xs bg-sunken" />
        </div>
      ))}
    </div>
  )
}

/** The same for lists of words. */
export function RowSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true" className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="border-t border-line py-5">
          <div className="h-5 w-3/5 animate-pulse rounded-xs bg-sunken" />
          <div className="mt-3.5 h-3.5 animate-pulse rounded-xs bg-sunken" />
          <div className="mt-2.5 h-3.5 w-4/5 animate-pulse rounded-xs bg-sunken" />
          <div className="mt-5 h-3.5 w-2/5 animate-pulse rounded-xs bg-sunken" />
        </div>
      ))}
    </div>
  )
}
