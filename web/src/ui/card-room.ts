/** How cards stand on a page: all of them from top to bottom, or a few side by side that a phone moves sideways. */
export const GRID = 'grid gap-x-6 gap-y-9 sm:grid-cols-2 lg:grid-cols-4'
export const SHELF =
  '-mx-4 flex snap-x snap-mandatory scroll-px-4 gap-4 overflow-x-auto px-4 pb-2 sm:mx-0 sm:grid sm:grid-cols-2 sm:gap-x-6 sm:gap-y-9 sm:overflow-visible sm:px-0 sm:pb-0 lg:grid-cols-4'
export const SHELF_ITEM = 'w-[78%] shrink-0 snap-start sm:w-auto'
