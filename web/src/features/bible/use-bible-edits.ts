import type { OwnerEdit } from '@skein/contract/bible'
import { diffBible, editBible, getBible, listBibleProposals, listBibleVersions } from '@skein/contract/bible-routes'
import type { SceneId } from '@skein/contract/ids'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refreshRoutes } from '../../api/queries.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'

/** Reads again whatever a new bible version makes old. */
export function useBibleRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return () => refreshRoutes(client, getBible, listBibleVersions, diffBible, listBibleProposals)
}

/**
 * Edits that are collected and saved together as one version.
 *
 * @param version the version they are made on; what others change meanwhile joins unless it contradicts.
 */
export function useBibleEdits(sceneId: SceneId, version: number) {
  const refresh = useBibleRefresh()
  const key = useRequestKey()
  const [edits, setEdits] = useState<readonly OwnerEdit[]>([])
  // The version the first of them was made on: a later reading must not pretend that it was seen. Null: the one shown.
  const [base, setBase] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: (reason: string) => {
      const body = {
        expectedVersion: base ?? version,
        edits: [...edits],
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }
      return call(editBible, { params: { sceneId }, body }, { idempotencyKey: key(body) })
    },
    onSuccess: async () => {
      setEdits([])
      await refresh()
    },
  })
  return {
    edits,
    save,
    add: (edit: OwnerEdit): void => {
      if (edits.length === 0) setBase(version)
      setEdits([...edits, edit])
    },
    drop: (index: number): void => setEdits(edits.filter((_, place) => place !== index)),
    /** After a conflict: the same edits, on the bible as it is now. */
    rebase: async (): Promise<void> => {
      await refresh()
      setBase(null)
      save.reset()
    },
  }
}
