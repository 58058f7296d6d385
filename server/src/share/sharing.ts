import type { Container } from '#container.ts'
import type { PageFacts } from '#http/page-fact.ts'
import type { ShareDependencies } from '#http/share-routes.ts'
import { createAtomFeeds } from './feeds.ts'
import { createOEmbed } from './oembed.ts'

/** Everything other programs may read of this instance. */
export function createSharing(
  domains: Pick<Container, 'scenes' | 'ideas' | 'topics' | 'segments' | 'pages'>,
  facts: PageFacts,
  embedOrigins: readonly string[],
): ShareDependencies {
  return {
    feeds: createAtomFeeds(domains),
    oembed: createOEmbed(domains),
    embedOrigins,
    embedTitle: async (path) => {
      const fact = await facts(path)
      return fact === null || fact.embed === null ? null : fact.title
    },
  }
}
