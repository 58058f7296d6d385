import { likeScene, unlikeScene } from '@skein/contract/engagement'
import type { Scene } from '@skein/contract/scenes'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../api/session.ts'
import { paths } from '../../lib/paths.ts'
import { LikeToggle } from '../../ui/like-toggle.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { sceneQuery } from './scene.queries.ts'

export function SceneLike({ scene }: { scene: Scene }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useMe()
  const { liked } = scene.viewer
  const change = useMutation({
    mutationFn: () => call(liked ? unlikeScene : likeScene, { params: { sceneId: scene.id } }),
    onSuccess: (reply) =>
      client.setQueryData(sceneQuery(scene.id).queryKey, (old) =>
        old === undefined ? old : { ...old, likeCount: reply.likeCount, viewer: { ...old.viewer, liked: reply.liked } },
      ),
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  return (
    <LikeToggle
      liked={liked}
      likeCount={scene.likeCount}
      isBusy={change.isPending}
      onToggle={() => (me === null ? void navigate(paths.signIn(paths.scene(scene.id))) : change.mutate())}
    />
  )
}
