import { type Static, Type } from 'typebox'
import { PublicPerson } from './accounts.ts'
import { Instant, SceneId } from './ids.ts'
import { page, pageQuery } from './pages.ts'
import { Username } from './people.ts'
import { route } from './route.ts'
import { Scene, SCENE_WRITERS } from './scenes.ts'

const closed = { additionalProperties: false } as const
const sceneParams = Type.Object({ sceneId: SceneId })
const invitedParams = Type.Object({ sceneId: SceneId, username: Username })
const Invitation = Type.Object({ invited: Type.Boolean() })

export const setWriters = route({
  method: 'PUT',
  path: '/scenes/:sceneId/writers',
  status: 200,
  summary: 'Choose who may continue my scene; what is under way already goes on',
  access: 'user',
  params: sceneParams,
  errors: ['forbidden'],
  body: Type.Object({ writers: Type.Enum(SCENE_WRITERS) }, closed),
  reply: Scene,
})
export const inviteWriter = route({
  method: 'PUT',
  path: '/scenes/:sceneId/invited/:username',
  status: 200,
  summary: 'Invite a person to continue my scene; inviting twice is inviting once',
  access: 'user',
  params: invitedParams,
  errors: ['forbidden'],
  reply: Invitation,
})
export const withdrawInvitation = route({
  method: 'DELETE',
  path: '/scenes/:sceneId/invited/:username',
  status: 200,
  summary: 'Take an invitation back',
  access: 'user',
  params: invitedParams,
  errors: ['forbidden'],
  reply: Invitation,
})

export const Invited = Type.Object({ person: PublicPerson, invitedAt: Instant })
export type Invited = Static<typeof Invited>
export const listInvited = route({
  method: 'GET',
  path: '/scenes/:sceneId/invited',
  status: 200,
  summary: 'Whom I have invited to continue my scene, invited last first',
  access: 'user',
  params: sceneParams,
  errors: ['forbidden', 'cursor_invalid'],
  query: Type.Object(pageQuery, closed),
  reply: page(Invited),
})
