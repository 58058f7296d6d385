import { likeIdea, unlikeIdea } from '@skein/contract/engagement'
import type { Idea } from '@skein/contract/ideas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { useMe } from '../../api/session.ts'
import { paths } from '../../lib/paths.ts'
import { LikeToggle } from '../../ui/like-toggle.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { ideaQuery } from './idea.queries.ts'

export function IdeaLike({ idea }: { idea: Idea }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useMe()
  const { liked } = idea.viewer
  const change = useMutation({
    mutationFn: () => call(liked ? unlikeIdea : likeIdea, { params: { ideaId: idea.id } }),
    onSuccess: (reply) =>
      client.setQueryData(ideaQuery(idea.id).queryKey, (old) =>
        old === undefined ? old : { ...old, likeCount: reply.likeCount, viewer: { ...old.viewer, liked: reply.liked } },
      ),
    onError: (error) => toastStore.show(asProblem(error).cure),
  })
  return (
    <LikeToggle
      liked={liked}
      likeCount={idea.likeCount}
      isBusy={change.isPending}
      onToggle={() => (me === null ? void navigate(paths.signIn(paths.idea(idea.id))) : change.mutate())}
    />
  )
}
