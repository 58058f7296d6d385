import type { Container } from '#container.ts'
import { escapeHtml } from '#platform/escape-html.ts'
import type { OEmbed } from '#http/share-routes.ts'
import { RequestFailure } from '#platform/failure.ts'
import { type SceneId, UUID_PATTERN } from '@skein/contract/ids'
import { embedPath, nameOf, pagePath } from './addresses.ts'

const ADDRESS = new RegExp(`^/(?:embed/)?s/(${UUID_PATTERN.replace(/^\^|\$$/g, '')})/?$`)
const WIDTH = 640
const HEIGHT = 360
const WIDTH_MIN = 200

/**
 * What another site needs to show a scene (oEmbed 1.0, type "video"): an iframe of at most the wished size, in the
 * picture's own proportions. Only addresses of this very site are answered.
 *
 * @throws RequestFailure `not_found` from the returned function.
 */
export function createOEmbed({ scenes }: Pick<Container, 'scenes'>): OEmbed {
  return async ({ url, origin, maxWidth, maxHeight }) => {
    if (!URL.canParse(url)) throw new RequestFailure('not_found')
    const address = new URL(url)
    const id = ADDRESS.exec(address.pathname)?.[1]
    if (id === undefined || address.host !== new URL(origin).host) throw new RequestFailure('not_found')
    const scene = await scenes.read(id as SceneId, null)
    if (scene.segmentCount === 0) throw new RequestFailure('not_found')
    const fits = Math.min(maxWidth ?? WIDTH, ((maxHeight ?? HEIGHT) * WIDTH) / HEIGHT, WIDTH)
    const width = Math.max(WIDTH_MIN, Math.floor(fits))
    const height = Math.round((width * HEIGHT) / WIDTH)
    const source = origin + embedPath(scene.id)
    return {
      version: '1.0',
      type: 'video',
      title: scene.title,
      author_name: nameOf(scene.author),
      provider_name: 'Skein',
      provider_url: `${origin}/`,
      cache_age: 3600,
      ...(scene.posterUrl !== null && {
        thumbnail_url: origin + scene.posterUrl,
        thumbnail_width: 1280,
        thumbnail_height: 720,
      }),
      width,
      height,
      html: `<iframe src="${escapeHtml(source)}" width="${width}" height="${height}" title="${escapeHtml(scene.title)}" allow="fullscreen; picture-in-picture" loading="lazy" style="border:0"></iframe>`,
      url: origin + pagePath.scene(scene.id),
    }
  }
}
