import type { IdeaId, SceneId } from '@skein/contract/ids'

/** Root-relative addresses of the web app's pages; the app's own list is web/src/lib/paths.ts. */
export const pagePath = {
  topic: (slug: string) => `/t/${slug}`,
  idea: (id: IdeaId) => `/i/${id}`,
  scene: (id: SceneId) => `/s/${id}`,
  person: (username: string) => `/people/${encodeURIComponent(username)}`,
  segment: (id: SceneId, sequence: number) => `/s/${id}?segment=${sequence}`,
} as const

/** Where the Atom feeds are. */
export const feedPath = {
  topic: (slug: string) => `/feeds/t/${slug}.atom`,
  idea: (id: IdeaId) => `/feeds/i/${id}.atom`,
  scene: (id: SceneId) => `/feeds/s/${id}.atom`,
  person: (username: string) => `/feeds/p/${encodeURIComponent(username)}.atom`,
} as const

/** The page that plays a scene inside other sites. */
export const embedPath = (id: SceneId): string => `/embed/s/${id}`

export const nameOf = (person: { username: string; displayName: string | null }): string =>
  person.displayName ?? person.username
