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
 * What is promised is what the reply itself says. `Cache-Control: no-store` (the scene's head, the pages of its segments,
 * anything of one's own) promises the present: all that was acknowledged before the request is in it. A reply with a
 * `max-age` (the playlists) promises an earlier moment of the same order at worst, and the present once nothing changes.
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
type Ask = (address: string) => Promise<{ readonly cacheControl: string; readonly text: string }>

export function askAt(baseUrl: string): Ask {
  return async (address) => {
    const response = await fetch(`${baseUrl}${address}`)
    const text = await response.text()
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`)
    return { cacheControl: response.headers.get('cache-control') ?? '', text }
  }
}

const promiseOf = (cacheControl: string): ListReading['promise'] =>
  cacheControl.includes('no-store') ? 'present' : 'eventual'

export function createSceneReaders(ask: Ask, limit: number): SceneReaders {
  const read = async <Schema extends TSchema>(schema: Schema, address: string) => {
    const { cacheControl, text } = await ask(address)
    const body: Static<Schema> = Value.Parse(schema, JSON.parse(text))
    return { promise: promiseOf(cacheControl), body }
  }
  return {
    pages: async (list) => {
      const sceneId = Value.Parse(SceneId, list)
      const saw: string[] = []
      const promises = new Set<ListReading['promise']>()
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit, ...(cursor !== undefined && { cursor }) }
        const { promise, body } = await read(SegmentPage, addressOf(listSegments, { params: { sceneId }, query }))
        promises.add(promise)
        saw.push(...body.items.map(({ videoUrl }) => jobIn(videoUrl)))
        cursor = body.nextCursor
      }
      return { source: 'pages', promise: promises.has('eventual') ? 'eventual' : 'present', saw }
    },
    head: async (list) => {
      const sceneId = Value.Parse(SceneId, list)
      const { promise, body } = await read(Scene, addressOf(getScene, { params: { sceneId } }))
      return { source: 'head', promise, saw: body.segmentCount }
    },
    playlist: async (list) => {
      const params = { sceneId: Value.Parse(SceneId, list), revision: 'r0', file: '720p.m3u8' as const }
      const { cacheControl, text } = await ask(addressOf(getPlaylist, { params, query: { mode: 'event' } }))
      const maps = [...text.matchAll(/^#EXT-X-MAP:URI="([^"]+)"/gm)]
      return {
        source: 'playlist',
        promise: promiseOf(cacheControl),
        saw: maps.map(([, address = '']) => jobIn(address)),
      }
    },
  }
}
