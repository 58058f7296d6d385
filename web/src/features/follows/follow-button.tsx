import {
  followPerson,
  followScene,
  followTopic,
  listFollows,
  listNews,
  unfollowPerson,
  unfollowScene,
  unfollowTopic,
} from '@skein/contract/follows'
import type { SceneId } from '@skein/contract/ids'
import { getProfile } from '@skein/contract/people'
import { getScene } from '@skein/contract/scenes'
import { getTopic, listTopics } from '@skein/contract/topics'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { queryOf, refreshRoutes } from '../../api/queries.ts'
import { useMe } from '../../api/session.ts'
import { paths } from '../../lib/paths.ts'
import { FollowToggle } from '../../ui/follow-toggle.tsx'
import { toastStore } from '../../ui/toast-store.ts'

export type FollowTarget =
  | { readonly type: 'scene'; readonly sceneId: SceneId }
  | { readonly type: 'topic'; readonly slug: string }
  | { readonly type: 'person'; readonly username: string }

interface FollowButtonProps {
  target: FollowTarget
  name: string
  following: boolean
  look?: 'plain' | 'quiet'
}

/** Follows a scene, a topic or a person, or stops; whoever has no account is asked for one and comes back. */
export function FollowButton({ target, name, following, look }: FollowButtonProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const me = useMe()
  const change = useMutation({
    mutationFn: () => send(target, !following),
    onSuccess: (reply) => {
      remember(client, target, reply.following)
      void refreshRoutes(client, listFollows, listNews, listTopics)
    },
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  return (
    <FollowToggle
      following={following}
      name={name}
      {...(look !== undefined && { look })}
      isBusy={change.isPending}
      onToggle={() => (me === null ? void navigate(paths.signIn(`${pathname}${search}`)) : change.mutate())}
    />
  )
}

function send(target: FollowTarget, following: boolean): Promise<{ following: boolean }> {
  switch (target.type) {
    case 'scene':
      return call(following ? followScene : unfollowScene, { params: { sceneId: target.sceneId } })
    case 'topic':
      return call(following ? followTopic : unfollowTopic, { params: { slug: target.slug } })
    case 'person':
      return call(following ? followPerson : unfollowPerson, { params: { username: target.username } })
  }
}

/** Writes the answer into what was read of the target, so that its page shows it at once. */
function remember(client: QueryClient, target: FollowTarget, following: boolean): void {
  switch (target.type) {
    case 'scene':
      client.setQueryData(queryOf(getScene, { params: { sceneId: target.sceneId } }).queryKey, (old) =>
        old === undefined ? old : { ...old, viewer: { ...old.viewer, following } },
      )
      break
    case 'topic':
      client.setQueryData(queryOf(getTopic, { params: { slug: target.slug } }).queryKey, (old) =>
        old === undefined ? old : { ...old, viewer: { following } },
      )
      break
    case 'person':
      client.setQueryData(queryOf(getProfile, { params: { username: target.username } }).queryKey, (old) =>
        old === undefined || old.viewer.following === following
          ? old
          : {
              ...old,
              followerCount: Math.max(0, old.followerCount + (following ? 1 : -1)),
              viewer: { ...old.viewer, following },
            },
      )
  }
}
