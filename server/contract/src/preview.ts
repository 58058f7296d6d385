import { type Static, Type } from 'typebox'
import { Bible } from './bible.ts'
import { WrittenLanguage } from './content-notes.ts'
import { IdeaId, SceneId } from './ids.ts'
import { CONTINUATION_LENGTH_MAX } from './limits.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'
import { Script } from './script.ts'

const closed = { additionalProperties: false } as const

/** Pixels of a still. */
export const STILL_WIDTH = 480
export const STILL_HEIGHT = 270

/** How a text would be staged, before anything is submitted. */
export const Preview = Type.Object({
  script: Script,
  /** Everybody in the script: in the bible already, or brought in by this text. */
  cast: Type.Array(Type.Object({ entityId: Type.String(), name: Type.String(), isNew: Type.Boolean() })),
  /** One per shot, in order: a picture as a data URI, null where it could not be drawn; null when none were asked for. */
  stills: nullable(Type.Array(nullable(Type.String()))),
  /** Who will write the script and make the pictures once the text is sent: Skein's own rules, as here, or a model. */
  scriptBy: Type.Enum(['rules', 'model'] as const),
  picturesBy: Type.Enum(['rules', 'model'] as const),
})
export type Preview = Static<typeof Preview>

const Text = Type.String({ minLength: 1, maxLength: CONTINUATION_LENGTH_MAX, pattern: '\\S' })
/** Whether stills are drawn, which they are when this is left out: staging alone takes a few hundredths of a second. */
const Stills = Type.Optional(Type.Boolean())
/** The language it is in; found out when left out. */
const Language = Type.Optional(WrittenLanguage)

export const previewContinuation = route({
  method: 'POST',
  path: '/scenes/:sceneId/preview',
  status: 200,
  summary: 'How a text would be staged as the scene’s next segment; nothing is submitted, kept or spent',
  access: 'user',
  rateLimit: 'preview',
  params: Type.Object({ sceneId: SceneId }),
  body: Type.Object({ text: Text, language: Language, stills: Stills }, closed),
  reply: Preview,
  errors: ['scene_closed'],
})
export const previewOpening = route({
  method: 'POST',
  path: '/ideas/:ideaId/scenes/preview',
  status: 200,
  summary: 'How a text would be staged as the opening of a new scene; nothing is submitted, kept or spent',
  access: 'user',
  rateLimit: 'preview',
  params: Type.Object({ ideaId: IdeaId }),
  body: Type.Object(
    { text: Text, language: Language, bible: Type.Optional(Type.Omit(Bible, ['version'])), stills: Stills },
    closed,
  ),
  reply: Preview,
})
