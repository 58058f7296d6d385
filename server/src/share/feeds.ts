import type { Container } from '#container.ts'
import { escapeHtml } from '#platform/escape-html.ts'
import type { AtomFeeds } from '#http/share-routes.ts'
import { RequestFailure } from '#platform/failure.ts'
import { type IdeaId, type SceneId, UUID_PATTERN } from '@skein/contract/ids'
import type { Scene } from '@skein/contract/scenes'
import { Feed } from 'feed'
import { feedPath, nameOf, pagePath } from './addresses.ts'
import { readPage } from './read-page.ts'

const uuid = new RegExp(UUID_PATTERN)
const ENTRIES_MAX = 50

type Domains = Pick<Container, 'scenes' | 'ideas' | 'topics' | 'segments' | 'pages'>

interface Entry {
  readonly id: string
  readonly title: string
  readonly path: string
  readonly text: string
  readonly at: string
  readonly author: { username: string; displayName: string | null }
}

/**
 * Atom feeds (RFC 4287) of what is new in a topic or an idea (scenes), in a scene or by a person (segments), newest
 * first, at most 50 entries; only what a stranger may see. The library marks text as HTML, so what people wrote is
 * escaped before.
 *
 * @throws RequestFailure `not_found` from the returned function.
 */
export function createAtomFeeds(domains: Domains): AtomFeeds {
  const { scenes, ideas, topics, segments, pages } = domains
  return async (kind, id, origin) => {
    if (kind === 't' && /^[a-z0-9-]+$/.test(id)) {
      const topic = await topics.read(id, null)
      const { items } = await scenes.list({ topic: id, sort: 'newest', limit: ENTRIES_MAX }, null)
      return write(origin, feedPath.topic(id), pagePath.topic(id), topic.name, items.map(sceneEntry))
    }
    if (kind === 'i' && uuid.test(id)) {
      const ideaId = id as IdeaId
      const idea = await ideas.read(ideaId, null)
      const { items } = await scenes.list({ ideaId, sort: 'newest', limit: ENTRIES_MAX }, null)
      return write(origin, feedPath.idea(ideaId), pagePath.idea(ideaId), idea.title, items.map(sceneEntry))
    }
    if (kind === 's' && uuid.test(id)) {
      const sceneId = id as SceneId
      const scene = await scenes.read(sceneId, null)
      const from = Math.max(1, scene.segmentCount - ENTRIES_MAX + 1)
      const items = await readPage(pages, sceneId, { from, limit: ENTRIES_MAX })
      const entries = items.toReversed().map((segment) => ({
        id: segment.id,
        title: `${scene.title}, segment ${segment.sequence}`,
        path: pagePath.segment(sceneId, segment.sequence),
        text: segment.excerpt,
        at: segment.publishedAt,
        author: segment.author,
      }))
      return write(origin, feedPath.scene(sceneId), pagePath.scene(sceneId), scene.title, entries)
    }
    if (kind === 'p') {
      const written = await segments.writtenBy(id, ENTRIES_MAX)
      const entries = written.items.map((segment) => ({
        id: segment.id,
        title: `${segment.sceneTitle}, segment ${segment.sequence}`,
        path: pagePath.segment(segment.sceneId, segment.sequence),
        text: segment.excerpt,
        at: segment.publishedAt,
        author: written.person,
      }))
      return write(origin, feedPath.person(id), pagePath.person(id), nameOf(written.person), entries)
    }
    throw new RequestFailure('not_found')
  }
}

const sceneEntry = (scene: Scene): Entry => ({
  id: scene.id,
  title: scene.title,
  path: pagePath.scene(scene.id),
  text: scene.description ?? '',
  at: scene.createdAt,
  author: scene.author,
})

function write(origin: string, self: string, page: string, title: string, entries: readonly Entry[]): string {
  const feed = new Feed({
    id: origin + self,
    title: escapeHtml(title),
    // A feed without entries was never updated; a fixed instant keeps its ETag still.
    updated: new Date(entries[0]?.at ?? 0),
    generator: 'Skein',
    link: origin + page,
    feedLinks: { atom: origin + self },
  })
  for (const entry of entries)
    feed.addItem({
      id: `urn:uuid:${entry.id}`,
      title: escapeHtml(entry.title),
      link: origin + entry.path,
      date: new Date(entry.at),
      published: new Date(entry.at),
      author: [{ name: nameOf(entry.author) }],
      ...(entry.text !== '' && { description: escapeHtml(entry.text) }),
    })
  return feed.atom1()
}
