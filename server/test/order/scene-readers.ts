import { SceneId } from '@skein/contract/ids'
import { addressOf } from '@skein/contract/address'
import { getPlaylist, getScene, listSegments, Scene, SegmentSummary } from '@skein/contract/scenes'
import { page } from '@skein/contract/pages'
import type { TSchema, Static } from 'typebox'
import { Value } from 'typebox/value'
import type { ListReading } from './observe-list.ts'

/**
 * How viewers see a scene's order, over HTTP. A value is the id of the job that made the segment: every address of its
 * media names it.
 *
 * What is promised: the scene's head is the present for everybody, and so are the pages of its segments for whoever is
 * signed in (they may just have written the newest): all that was acknowledged before the request is in it. A stranger's
 * pages and the playlists are remembered for up to two seconds (docs/adr/0009): they promise an earlier moment of the same
 * order at worst, and the present once nothing changes.
 */
export interface SceneReaders {
  /** All pages, walked while the scene grows. */
  readonly pages: (sceneId: string) => Promise<ListReading>
  /** How many segments the scene says it has. */
  readonly head: (sceneId: string) => Promise<ListReading>
  /** The growing HLS list, as a player loads it. */
  readonly playlist: (sceneId: string) => Promise<ListReading>
}

const SegmentPage = page(SegmentSummary)

const jobIn = (address: string): string => /media\/([0-9a-f-]{36})\//.exec(address)?.[1] ?? `no job in ${address}`

/** Asks for an address and gives a successful answer. */
interface Ask {
  (address: string): Promise<string>
  readonly isSignedIn: boolean
}

/** @param token of whoever asks; a stranger when left out. */
export function askAt(baseUrl: string, token?: string): Ask {
  const ask = async (address: string): Promise<string> => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(`${baseUrl}${address}`, { headers })
    const text = await response.text()
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`)
    return text
  }
  return Object.assign(ask, { isSignedIn: token !== undefined })
}

export function createSceneReaders(ask: Ask, limit: number): SceneReaders {
  const read = async <Schema extends TSchema>(schema: Schema, address: string): Promise<Static<Schema>> =>
    Value.Parse(schema, JSON.parse(await ask(address)))
  return {
    pages: async (list) => {
      const sceneId = Value.Parse(SceneId, list)
      const saw: string[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit, ...(cursor !== undefined && { cursor }) }
        const body = await read(SegmentPage, addressOf(listSegments, { params: { sceneId }, query }))
        saw.push(...body.items.map(({ videoUrl }) => jobIn(videoUrl)))
        cursor = body.nextCursor
      }
      return { source: 'pages', promise: ask.isSignedIn ? 'present' : 'eventual', saw }
    },
    head: async (list) => {
      const sceneId = Value.Parse(SceneId, list)
      const scene = await read(Scene, addressOf(getScene, { params: { sceneId } }))
      return { source: 'head', promise: 'present', saw: scene.segmentCount }
    },
    playlist: async (list) => {
      const params = { sceneId: Value.Parse(SceneId, list), revision: 'r0', file: '720p.m3u8' as const }
      const text = await ask(addressOf(getPlaylist, { params, query: { mode: 'event' } }))
      const maps = [...text.matchAll(/^#EXT-X-MAP:URI="([^"]+)"/gm)]
      return {
        source: 'playlist',
        promise: 'eventual',
        saw: maps.map(([, address = '']) => jobIn(address)),
      }
    },
  }
}
