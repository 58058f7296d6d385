import { getSetup } from '@skein/contract/accounts'
import { addressOf } from '@skein/contract/address'
import { getIdea, listIdeas } from '@skein/contract/ideas'
import type { IdeaId, SceneId } from '@skein/contract/ids'
import { PAGE_LIMIT_MAX } from '@skein/contract/pages'
import { getProfile, listWritten } from '@skein/contract/people'
import type { Route } from '@skein/contract/route'
import { getScene, listContributors, listScenes, listSegments } from '@skein/contract/scenes'
import { getTopic, listTopics } from '@skein/contract/topics'

/** Typed like a call of the route, so that a read which the contract no longer knows does not compile. */
const read = <In, Out>(route: Route<In, Out>, input: In): string => addressOf(route, input)

/**
 * What each page of the web app asks before it can be shown, as the very addresses its queries ask
 * (web/src/features/<noun>/<noun>.queries.ts); an address that is none of them is fetched as before. A journey in a real
 * browser holds the two against each other.
 */
export const firstReads = {
  home: () => [
    read(listTopics, { query: { limit: 50 } }),
    read(listScenes, { query: { sort: 'active', limit: 12 } }),
    read(listScenes, { query: { sort: 'newest', limit: 8 } }),
    read(getSetup, {}),
  ],
  topic: (slug: string) => [
    read(getTopic, { params: { slug } }),
    read(listScenes, { query: { topic: slug, sort: 'active', limit: 24 } }),
    read(listIdeas, { query: { topic: slug, sort: 'active', limit: 24 } }),
  ],
  idea: (ideaId: IdeaId) => [
    read(getIdea, { params: { ideaId } }),
    read(listScenes, { query: { ideaId, sort: 'active', limit: 24 } }),
  ],
  scene: (sceneId: SceneId) => [
    read(getScene, { params: { sceneId } }),
    read(listSegments, { params: { sceneId }, query: { limit: PAGE_LIMIT_MAX } }),
    read(listContributors, { params: { sceneId }, query: { limit: 12 } }),
  ],
  person: (username: string) => [
    read(getProfile, { params: { username } }),
    read(listWritten, { params: { username }, query: { limit: 24 } }),
  ],
  tag: (tag: string) => [read(listIdeas, { query: { tagsAll: tag, sort: 'active', limit: 24 } })],
} as const
