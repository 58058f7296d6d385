import type { IdeaId, JobId, SceneId } from '@skein/contract/ids'

type ScenePlace = { t?: number; segment?: number; plays?: boolean }

function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, `${value}`)
  const tail = search.toString()
  return tail === '' ? path : `${path}?${tail}`
}

/** Every address of the web app. Pages are linked by calling these, never by writing a path. */
export const paths = {
  home: () => '/',
  topic: (slug: string) => `/t/${encodeURIComponent(slug)}`,
  newIdea: (slug: string) => `/t/${encodeURIComponent(slug)}/new-idea`,
  /** `more` is what the search page keeps in its address besides the words. */
  search: (q: string, more: Readonly<Record<string, string>> = {}) => withQuery('/search', { q, ...more }),
  idea: (id: IdeaId) => `/i/${id}`,
  newScene: (id: IdeaId) => `/i/${id}/new-scene`,
  /** `t` is in seconds from the scene's start; `segment` is a sequence; `plays` begins at once. */
  scene: (id: SceneId, { t, segment, plays = false }: ScenePlace = {}) =>
    withQuery(`/s/${id}`, { t, segment, play: plays ? 1 : undefined }),
  /** The page that plays a scene in a frame on another site. */
  embed: (id: SceneId) => `/embed/s/${id}`,
  sceneFeed: (id: SceneId) => `/feeds/s/${id}.atom`,
  personFeed: (username: string) => `/feeds/p/${encodeURIComponent(username)}.atom`,
  bible: (id: SceneId) => `/s/${id}/bible`,
  write: (id: SceneId) => `/s/${id}/write`,
  job: (id: JobId) => `/jobs/${id}`,
  person: (username: string, tab?: string) => withQuery(`/people/${encodeURIComponent(username)}`, { tab }),
  tags: () => '/tags',
  tag: (tag: string) => `/tags/${encodeURIComponent(tag)}`,
  me: () => '/me',
  history: () => '/me/history',
  following: () => '/me/following',
  settings: () => '/me/settings',
  quality: () => '/quality',
  inbox: () => '/inbox',
  inboxSettings: () => '/inbox/settings',
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  register: (next?: string) => withQuery('/register', { next }),
  welcome: () => '/welcome',
} as const

/**
 * Where to go after signing in. Only a path of this very site is followed: `next` comes from the address bar and could
 * otherwise send a person to somebody else's page.
 */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/') || /^\/[/\\]/.test(next)) return paths.home()
  const url = new URL(next, 'http://skein.invalid')
  return url.host === 'skein.invalid' ? `${url.pathname}${url.search}${url.hash}` : paths.home()
}
