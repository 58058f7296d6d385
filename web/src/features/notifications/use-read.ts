import { countUnread, listNotifications, readNotifications } from '@skein/contract/notifications'
import type { NotificationId } from '@skein/contract/ids'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { unreadQuery } from './notification.queries.ts'

/** Marks notifications as read, all up to a moment or one of them, and brings list and bell up to date. */
export function useRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { upTo: string; id?: NotificationId }) => call(readNotifications, { body }),
    onSuccess: (unread) => {
      client.setQueryData(unreadQuery.queryKey, unread)
      return refreshRoutes(client, listNotifications, countUnread)
    },
  })
}
