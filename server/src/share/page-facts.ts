import type { Container } from '#container.ts'
import { DEFAULT_FACT, type PageFact, type PageFacts, type Reading } from '#http/page-fact.ts'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { UUID_PATTERN } from '@skein/contract/ids'
import type { SegmentSummary } from '@skein/contract/scenes'
import type { Script } from '@skein/contract/script'
import { embedPath, feedPath, nameOf, pagePath } from './addresses.ts'
import { firstReads } from './first-reads.ts'
import { readPage } from './read-page.ts'

const uuid = new RegExp(UUID_PATTERN)
/** Enough to begin reading while the player is on its way; each is one look-up. */
const SEGMENTS_READ_WHOLE = 3
const SEGMENTS_READ_BRIEFLY = 30
const SEGMENTS_READ_BEFORE_WRITING = 2

type Domains = Pick<Container, 'scenes' | 'ideas' | 'topics' | 'segments' | 'pages' | 'profiles'>

/** Titles, descriptions, pictures and first words of the pages people share; only what a stranger may see. */
export function createPageFacts(domains: Domains): PageFacts {
  return async (path) => {
    if (path === '/') return homeFact(domains)
    const [, kind, id = '', rest, more] = path.split('/')
    if (kind === 's' && uuid.test(id) && rest === 'write' && more === undefined)
      return writeFact(domains, id as SceneId)
    if (rest !== undefined) return null
    // The pattern is what makes it a scene's or an idea's id.
    if (kind === 's' && uuid.test(id)) return sceneFact(domains, id as SceneId)
    if (kind === 'i' && uuid.test(id)) return ideaFact(domains, id as IdeaId)
    if (kind === 't' && /^[a-z0-9-]+$/.test(id)) return topicFact(domains, id)
    if (kind === 'people' && id !== '') return personFact(domains, decodeURIComponent(id))
    if (kind === 'tags' && id !== '') return tagFact(decodeURIComponent(id))
    return null
  }
}

/** Scenes to read about before the app has arrived. */
const SCENES_READ = 12

async function homeFact({ scenes }: Domains): Promise<PageFact> {
  const { items } = await scenes.list({ sort: 'active', limit: SCENES_READ }, null)
  // The scene the app puts at the top of the front page.
  const featured = items.find(({ segmentCount, posterUrl }) => segmentCount > 0 && posterUrl !== null) ?? items[0]
  const reading = [...(featured === undefined ? [] : [featured]), ...items.filter((scene) => scene !== featured)]
  return {
    ...DEFAULT_FACT,
    picture: atTop(featured?.posterUrl ?? null),
    reading: reading.map(sceneReading),
    reads: firstReads.home(),
  }
}

const atTop = (address: string | null): PageFact['picture'] => (address === null ? null : { address, isAtTop: true })

/** The first card's, even when a later one has a picture: that is the one in view. */
const ofFirstCard = ([first]: readonly { readonly posterUrl: string | null }[]): PageFact['picture'] =>
  first === undefined || first.posterUrl === null ? null : { address: first.posterUrl, isAtTop: false }

const tagFact = (tag: string): PageFact => ({ ...DEFAULT_FACT, title: `#${tag}`, reads: firstReads.tag(tag) })

async function sceneFact({ scenes, segments, pages }: Domains, id: SceneId): Promise<PageFact> {
  const scene = await scenes.read(id, null)
  const page = await readPage(pages, id, { limit: SEGMENTS_READ_BRIEFLY })
  return {
    title: scene.title,
    description: scene.description ?? `A story thread in ${scene.topic.name}, ${scene.segmentCount} segments so far.`,
    image: scene.posterUrl,
    picture: atTop(scene.posterUrl),
    feed: { path: feedPath.scene(id), title: `${scene.title}: new segments` },
    embed: scene.segmentCount > 0 ? embedPath(id) : null,
    reading: await Promise.all(page.map((segment, index) => readingOf(segments, segment, index))),
    reads: firstReads.scene(id),
  }
}

/** Whoever writes on reads how it ends. What is theirs alone (a draft) is for the app to ask. */
async function writeFact({ scenes, segments, pages }: Domains, id: SceneId): Promise<PageFact> {
  const scene = await scenes.read(id, null)
  const last = await readPage(pages, id, {
    from: Math.max(1, scene.segmentCount - SEGMENTS_READ_BEFORE_WRITING + 1),
    limit: SEGMENTS_READ_BEFORE_WRITING,
  })
  return {
    ...DEFAULT_FACT,
    title: scene.title,
    description: scene.description ?? DEFAULT_FACT.description,
    reading: await Promise.all(last.map((segment, index) => readingOf(segments, segment, index))),
  }
}

async function readingOf(
  segments: Domains['segments'],
  { id, sequence, author, excerpt, language }: SegmentSummary,
  index: number,
): Promise<Reading> {
  const heading = `Segment ${sequence}, by ${nameOf(author)}`
  if (index >= SEGMENTS_READ_WHOLE) return { heading, text: excerpt, path: null, language }
  const { json: segment } = await segments.read(id, null)
  return { heading, text: segment.inputText, path: null, language: languageOf(segment.script) }
}

const languageOf = ({ language }: Script): string | null => (language === 'und' ? null : language)

async function ideaFact({ ideas, scenes }: Domains, id: IdeaId): Promise<PageFact> {
  const idea = await ideas.read(id, null)
  const { items } = await scenes.list({ ideaId: id, limit: 20 }, null)
  return {
    title: idea.title,
    description: idea.prompt,
    image: items.find(({ posterUrl }) => posterUrl !== null)?.posterUrl ?? null,
    picture: ofFirstCard(items),
    feed: { path: feedPath.idea(id), title: `${idea.title}: new scenes` },
    embed: null,
    reading: items.map(sceneReading),
    reads: firstReads.idea(id),
  }
}

async function topicFact({ topics, scenes }: Domains, slug: string): Promise<PageFact> {
  const topic = await topics.read(slug, null)
  const { items } = await scenes.list({ topic: slug, sort: 'active', limit: 20 }, null)
  return {
    title: topic.name,
    description: topic.description ?? 'Scenes that people write together.',
    image: topic.posterUrls[0] ?? null,
    picture: ofFirstCard(items),
    feed: { path: feedPath.topic(slug), title: `${topic.name}: new scenes` },
    embed: null,
    reading: items.map(sceneReading),
    reads: firstReads.topic(slug),
  }
}

async function personFact({ profiles }: Domains, username: string): Promise<PageFact> {
  const person = await profiles.read(username, null)
  const { items } = await profiles.listScenes('written', username, null, { limit: 20 })
  return {
    title: nameOf(person),
    description: person.bio ?? `Scenes that ${nameOf(person)} writes in.`,
    image: items.find(({ posterUrl }) => posterUrl !== null)?.posterUrl ?? null,
    picture: ofFirstCard(items),
    feed: { path: feedPath.person(username), title: `${nameOf(person)}: new segments` },
    embed: null,
    reading: items.map(sceneReading),
    reads: firstReads.person(username),
  }
}

const sceneReading = (scene: { id: SceneId; title: string; description: string | null }): Reading => ({
  heading: scene.title,
  text: scene.description ?? '',
  path: pagePath.scene(scene.id),
  language: null,
})
