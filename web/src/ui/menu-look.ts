/** The look of what opens a menu, and of one line in it. */
export const MENU_TRIGGER =
  'grid min-h-10 min-w-10 place-items-center rounded-md text-soft hover:bg-sunken hover:text-ink'
export const MENU_ITEM =
  'flex min-h-10 w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none select-none data-[highlighted]:bg-sunken'
