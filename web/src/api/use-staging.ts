import type { Preview } from '@skein/contract/preview'
import { keepPreviousData, type QueryKey, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useSettled } from '../lib/use-settled.ts'

/** Asks the server to stage a text; with stills it takes about two seconds, without them next to nothing. */
export type StageText = (text: string, stills: boolean, signal: AbortSignal) => Promise<Preview>

const PAUSE_MS = 1200
/** Shorter texts name nobody and sound like any language. */
const LENGTH_MIN = 24

/**
 * What the server reads in a text while it is being written: asked after a pause, the newest answer until the next comes,
 * null before the first. That nothing was read is no trouble worth telling.
 *
 * @param key names what is staged besides the text.
 */
export function useReading(key: QueryKey, stage: StageText, text: string, isOn = true): Preview | null {
  const settled = useSettled(text, PAUSE_MS)
  const isEnough = settled.trim().length >= LENGTH_MIN
  const { data } = useQuery({
    queryKey: [...key, 'reading', settled],
    queryFn: ({ signal }) => stage(settled, false, signal),
    enabled: isOn && isEnough,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return isEnough && text.trim() !== '' ? (data ?? null) : null
}

/** The staged text with its stills, on demand. Asking again gives up what was asked before; so does leaving the page. */
export function usePreview(stage: StageText) {
  const asking = useRef<AbortController | null>(null)
  const cancel = useCallback((): void => asking.current?.abort(), [])
  useEffect(() => cancel, [cancel])
  const { mutate, reset, ...state } = useMutation({
    mutationFn: async (asked: string) => {
      cancel()
      const controller = new AbortController()
      asking.current = controller
      return { asked, preview: await stage(asked, true, controller.signal) }
    },
  })
  return {
    show: (text: string): void => mutate(text),
    /** Stops waiting, or puts what was shown away. */
    close: (): void => {
      cancel()
      reset()
    },
    isPending: state.isPending,
    error: state.error,
    shown: state.data ?? null,
  }
}
