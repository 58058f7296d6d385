import type { Session } from '@skein/contract/accounts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { sessionStarted } from '../../api/session.ts'

/** Opens a session by one of the routes that give one, then goes on to `next`. */
export function useSignIn<Input>(open: (input: Input) => Promise<Session>, next: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: open,
    onSuccess: async (session) => {
      await sessionStarted(client, session.user)
      await navigate(next, { replace: true })
    },
  })
}
