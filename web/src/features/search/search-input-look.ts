const LOOK = 'w-full border bg-sheet placeholder:text-faint hover:border-edge'

/** The look of the field, for the one in the header before its suggestions have arrived too. */
export const SEARCH_INPUT = {
  small: `${LOOK} min-h-10 rounded-md border-line pe-3 ps-9 text-ui`,
  large: `${LOOK} min-h-13 rounded-lg border-edge pe-4 ps-12 text-lg`,
} as const
