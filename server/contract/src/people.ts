import { type Static, Type } from 'typebox'
import { ContentNotes } from './content-notes.ts'
import { Instant } from './ids.ts'
import { PAGE_LANGUAGES } from './page-language.ts'
import { nullable, page, pageQuery } from './pages.ts'
import { route } from './route.ts'
import { Scene } from './scenes.ts'

const closed = { additionalProperties: false } as const
/** A name in an address; whether somebody has it is another question. */
export const Username = Type.String({ minLength: 1, maxLength: 50 })
const personParams = Type.Object({ username: Username })
const scenesQuery = Type.Object(pageQuery, closed)

/** What a person shows to everybody. */
export const Profile = Type.Object({
  username: Type.String(),
  displayName: nullable(Type.String()),
  bio: nullable(Type.String()),
  /** Since when they are here. */
  createdAt: Instant,
  segmentCount: Type.Integer(),
  sceneCount: Type.Integer(),
  followerCount: Type.Integer(),
  viewer: Type.Object({ isMe: Type.Boolean(), following: Type.Boolean(), canSeeLikes: Type.Boolean() }),
})
export type Profile = Static<typeof Profile>

export const getProfile = route({
  method: 'GET',
  path: '/people/:username',
  status: 200,
  summary: 'One person',
  params: personParams,
  reply: Profile,
})
export const listWritten = route({
  method: 'GET',
  path: '/people/:username/written',
  status: 200,
  summary: 'Scenes a person wrote in, the scene begun last first',
  params: personParams,
  query: scenesQuery,
  errors: ['cursor_invalid'],
  reply: page(Scene),
})
export const listStarted = route({
  method: 'GET',
  path: '/people/:username/started',
  status: 200,
  summary: 'Scenes a person began, newest first',
  params: personParams,
  query: scenesQuery,
  errors: ['cursor_invalid'],
  reply: page(Scene),
})
export const listLiked = route({
  method: 'GET',
  path: '/people/:username/liked',
  status: 200,
  summary: 'Scenes a person likes, newest like first; not found for others unless they show them',
  params: personParams,
  query: scenesQuery,
  errors: ['cursor_invalid'],
  reply: page(Scene),
})

/** What a person has chosen for their account. */
export const Preferences = Type.Object({
  /** Whether places in scenes are kept while they watch; what is kept already stays until it is cleared. */
  keepsHistory: Type.Boolean(),
  /** Whether others see what they like. */
  showsLikes: Type.Boolean(),
  /** What they want to be asked about before it plays. */
  stopsAt: ContentNotes,
  /** Of their pages, and so of their mails; null until they choose, and mails are English. */
  language: nullable(Type.Enum(PAGE_LANGUAGES)),
})
export type Preferences = Static<typeof Preferences>
export const getPreferences = route({
  method: 'GET',
  path: '/me/preferences',
  status: 200,
  summary: 'What I have chosen',
  access: 'user',
  reply: Preferences,
})
export const changePreferences = route({
  method: 'PATCH',
  path: '/me/preferences',
  status: 200,
  summary: 'Choose something else; what is left out stays as it is',
  access: 'user',
  body: Type.Partial(Preferences, closed),
  reply: Preferences,
})
