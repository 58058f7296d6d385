import { escapeHtml as escape } from '#platform/escape-html.ts'
import type { PageFact } from '#http/page-fact.ts'
import { POSTER_SIZES, posterSet } from '@skein/contract/posters'

type Picture = NonNullable<PageFact['picture']>

/** The same sizes the app asks for (web/src/ui/poster.tsx), so that one picture is fetched and not two. */
function choices({ address, isAtTop }: Picture): { readonly set: string; readonly sizes: string } | null {
  const set = posterSet(address)
  return set === null ? null : { set: escape(set), sizes: escape(POSTER_SIZES[isAtTop ? 'top' : 'list']) }
}

/** Where an `img` finds the picture. */
export function imageSources(picture: Picture): string {
  const chosen = choices(picture)
  const sources = chosen === null ? '' : `srcset="${chosen.set}" sizes="${chosen.sizes}" `
  return `${sources}src="${escape(picture.address)}"`
}

/** The same as {@link imageSources}, for a link that fetches it before the page has come to it. */
export function preloadSources(picture: Picture): string {
  const chosen = choices(picture)
  const sources = chosen === null ? '' : `imagesrcset="${chosen.set}" imagesizes="${chosen.sizes}" `
  return `${sources}href="${escape(picture.address)}"`
}
