import { renderHook } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Intent, startState } from './player-machine.ts'
import { useMediaSession } from './use-media-session.ts'

afterEach(() => vi.unstubAllGlobals())

describe('the system’s media keys', () => {
  it('show the segment that plays with its writer and picture, and move by segments', () => {
    const handlers = new Map<string, ((details: { seekTime?: number }) => void) | null>()
    const session = {
      metadata: null,
      playbackState: 'none',
      setPositionState: vi.fn<(state: unknown) => void>(),
      setActionHandler: (name: string, handler: ((details: object) => void) | null) => {
        if (name === 'seekto') throw new TypeError('an older browser')
        handlers.set(name, handler)
      },
    }
    vi.stubGlobal('navigator', { mediaSession: session })
    vi.stubGlobal(
      'MediaMetadata',
      class {
        constructor(facts: object) {
          Object.assign(this, facts)
        }
      },
    )
    const segments = [1, 2].map((sequence) => ({
      sequence,
      startsAt: (sequence - 1) * 8,
      duration: 8,
      videoUrl: `/${sequence}.mp4`,
      posterUrl: sequence === 2 ? '/2.jpg' : null,
      author: 'mara',
      writer: 'Mara H.',
      label: `${sequence}`,
    }))
    const state = startState({ hls: '/x', revision: 'r0', hasCaptions: true, isGrowing: false, segments }, ['hls'], 9)
    const said: Intent[] = []
    const dispatch = (intent: Intent): void => void said.push(intent)
    const { unmount } = renderHook(() => useMediaSession({ ...state, status: 'playing' }, 'The quay', null, dispatch))
    expect(session).toMatchObject({
      playbackState: 'playing',
      metadata: { title: 'Segment 2: The quay', artist: 'Mara H.', album: 'The quay', artwork: [{ src: '/2.jpg' }] },
    })
    expect(session.setPositionState).toHaveBeenLastCalledWith({ duration: 16, position: 9 })
    handlers.get('previoustrack')?.({})
    handlers.get('pause')?.({})
    expect(said).toEqual([{ type: 'step_segment', by: -1 }, { type: 'pause' }])
    unmount()
    expect([handlers.get('pause'), session.metadata]).toEqual([null, null])
  })
})
