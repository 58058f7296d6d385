import { addressOf } from '@skein/contract/address'
import { getPlaylist, listSegments } from '@skein/contract/scenes'
import { getSegment } from '@skein/contract/segments'

/** Segments on the pages the bench asks for. */
export const PAGE_SIZE = 50

/** `GET /scenes/:id/segments`, the chapter list, from a sequence on. */
export const segmentsPage = (sceneId: string, from = 1): string =>
  addressOf(listSegments, { params: { sceneId }, query: { from, limit: PAGE_SIZE } })

/** The HLS media playlist of a whole scene. */
export const mediaPlaylistOf = (sceneId: string, upTo: number): string =>
  addressOf(getPlaylist, { params: { sceneId, revision: 'r0', file: '720p.m3u8' }, query: { upTo } })

export const segmentById = (segmentId: string): string => addressOf(getSegment, { params: { segmentId } })
