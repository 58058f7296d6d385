import * as hls from 'hls-parser'
import { Parser } from 'm3u8-parser'
import { expect } from 'vitest'

hls.setOptions({ strictMode: true, silent: true })

/**
 * A playlist as m3u8-parser reads it. A second parser of other people's, in its strict mode, must read the same, and
 * what RFC 8216 demands and neither looks at is looked at here.
 */
export function readPlaylist(text: string): Parser['manifest'] {
  const parser = new Parser()
  parser.push(text)
  parser.end()
  const { manifest } = parser
  const second = hls.parse(text)
  if (second.isMasterPlaylist === true) {
    expect(second.variants.map(({ uri, bandwidth, codecs }) => ({ uri, bandwidth, codecs }))).toEqual(
      manifest.playlists?.map(({ uri, attributes }) => ({
        uri,
        bandwidth: attributes.BANDWIDTH,
        codecs: attributes.CODECS,
      })),
    )
    // Every variant names the one group of captions there is.
    expect(new Set(second.variants.map(({ subtitles }) => subtitles.length))).toEqual(new Set([1]))
    return manifest
  }
  const { segments, targetDuration, endlist, playlistType, version } = second
  expect({ targetDuration, endlist, playlistType, version }).toEqual({
    targetDuration: manifest.targetDuration,
    endlist: manifest.endList === true,
    playlistType: manifest.playlistType,
    version: manifest.version,
  })
  expect(
    segments.map(({ uri, duration, discontinuitySequence, map }) => [uri, duration, discontinuitySequence, map?.uri]),
  ).toEqual(manifest.segments.map(({ uri, duration, timeline, map }) => [uri, duration, timeline, map?.uri]))
  expect(segments.every(({ duration }) => Math.round(duration) <= targetDuration)).toBe(true)
  return manifest
}
