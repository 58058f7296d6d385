/** Pixels across of the WebP pictures a poster is kept in, besides the JPEG that every program can show. */
export const POSTER_WIDTHS = [640, 1280] as const
export type PosterWidth = (typeof POSTER_WIDTHS)[number]

export const posterName = (width: PosterWidth): string => `poster-${width}.webp`

/** How wide posters stand on the app's pages, as an image's `sizes` says it: at the top of a page, and in a list. */
export const POSTER_SIZES = {
  top: '(min-width: 64rem) 66vw, 100vw',
  list: '(min-width: 64rem) 25vw, (min-width: 40rem) 50vw, 100vw',
} as const

/**
 * The pictures a browser may choose from, as an image's `srcset`; null for an address that is no poster of ours. A poster
 * from before there were such pictures is answered with its JPEG under their names.
 */
export function posterSet(address: string): string | null {
  const folder = /^(\/media\/.+\/)poster\.jpg$/.exec(address)?.[1]
  if (folder === undefined) return null
  return POSTER_WIDTHS.map((width) => `${folder}${posterName(width)} ${width}w`).join(', ')
}
