import type { Container } from '#container.ts'
import type { PageFacts } from '#http/page-shell.ts'
import { UUID_PATTERN, type IdeaId, type SceneId } from '@skein/contract/ids'

const uuid = new RegExp(UUID_PATTERN)

/** Titles, descriptions and pictures of the pages people share; only what a stranger may see. */
export function createPageFacts({ scenes, ideas, topics }: Pick<Container, 'scenes' | 'ideas' | 'topics'>): PageFacts {
  return async (path) => {
    const [, kind, id = ''] = path.split('/')
    if (kind === 's' && uuid.test(id)) {
      // The pattern above is what makes it a scene's id.
      const scene = await scenes.read(id as SceneId, null)
      return {
        title: scene.title,
        description:
          scene.description ?? `A story thread in ${scene.topic.name}, ${scene.segmentCount} segments so far.`,
        image: scene.posterUrl,
      }
    }
    if (kind === 'i' && uuid.test(id)) {
      const idea = await ideas.read(id as IdeaId, null)
      return { title: idea.title, description: idea.prompt, image: null }
    }
    if (kind === 't' && /^[a-z0-9-]+$/.test(id)) {
      const topic = await topics.read(id)
      return {
        title: topic.name,
        description: topic.description ?? 'Scenes that people write together.',
        image: topic.posterUrls[0] ?? null,
      }
    }
    return null
  }
}
