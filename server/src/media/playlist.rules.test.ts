import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlaylist as parse } from '../../test/make/read-playlist.ts'
import { RENDITIONS } from './encoding-contract.ts'
import type { Manifest } from './manifest.ts'
import { masterPlaylist, mediaPlaylist, sceneCaptions, segmentStarts } from './playlist.rules.ts'
import { anyText } from '../../test/make/any-text.ts'

const HASH = 'a'.repeat(64)
const stored = (key: string) => ({ key, sizeBytes: 1000, sha256: HASH })

function exampleManifest(index: number, durationSeconds: number, cues: Manifest['cues'] = []): Manifest {
  const mediaKey = `media/job-${index}/${index}abc`
  return {
    version: 1,
    jobId: `job-${index}`,
    mediaKey,
    durationSeconds,
    renditions: RENDITIONS.map((spec) => ({
      name: spec.name,
      width: spec.width,
      height: spec.height,
      codecs: spec.codecs,
      peakBandwidth: 2_000_000,
      averageBandwidth: 1_500_000,
      init: stored(`${mediaKey}/${spec.name}/init.mp4`),
      segments: Array.from({ length: durationSeconds / 4 }, (_, part) => ({
        ...stored(`${mediaKey}/${spec.name}/seg-000${part + 1}.m4s`),
        durationSeconds: 4,
      })),
    })),
    mp4: stored(`${mediaKey}/segment.mp4`),
    poster: stored(`${mediaKey}/poster.jpg`),
    captions: stored(`${mediaKey}/captions.vtt`),
    cues,
    provenance: { provider: 'animatic', model: 'animatic-1', generated: false, notes: [] },
  }
}

const scenes = fc
  .array(fc.constantFrom(8, 16, 24), { minLength: 1, maxLength: 30 })
  .map((lengths) =>
    lengths.map((seconds, index) => ({ manifest: exampleManifest(index, seconds), baseUri: `/media/job-${index}` })),
  )

describe('a scene’s media playlist', () => {
  it('plays every segment once, in order, each with its own map and a discontinuity between', () => {
    fc.assert(
      fc.property(scenes, (segments) => {
        const parsed = parse(mediaPlaylist(segments, '720p', 'vod'))
        const total = segments.reduce((sum, segment) => sum + segment.manifest.durationSeconds, 0)
        expect(parsed.segments.reduce((sum, part) => sum + part.duration, 0)).toBeCloseTo(total, 6)
        expect(parsed).toMatchObject({
          version: 7,
          targetDuration: 4,
          mediaSequence: 0,
          endList: true,
          playlistType: 'VOD',
        })
        expect(parsed.discontinuityStarts).toHaveLength(segments.length - 1)
        expect(parsed.segments.every((part) => part.duration <= 4)).toBe(true)
        const maps = [...new Set(parsed.segments.map((part) => part.map?.uri))]
        expect(maps).toEqual(segments.map((segment) => `${segment.baseUri}/720p/init.mp4`))
      }),
      { numRuns: 40 },
    )
  })

  it('lists the same parts at the same instants in both renditions and in the captions', () => {
    fc.assert(
      fc.property(scenes, (segments) => {
        const [high, ...others] = (['720p', '360p', 'subtitles'] as const).map((name) =>
          parse(mediaPlaylist(segments, name, 'vod')).segments.map((part) => [part.duration, part.timeline]),
        )
        for (const other of others) expect(other).toEqual(high)
      }),
      { numRuns: 20 },
    )
  })

  it('only ever grows at its end while it is being written', () => {
    fc.assert(
      fc.property(scenes, (segments) => {
        const all = mediaPlaylist(segments, '360p', 'event')
        for (let count = 0; count < segments.length; count++) {
          expect(all.startsWith(mediaPlaylist(segments.slice(0, count), '360p', 'event'))).toBe(true)
        }
        expect(all).not.toContain('ENDLIST')
        expect(parse(all).playlistType).toBe('EVENT')
      }),
      { numRuns: 20 },
    )
  })

  it('leaves out a part shorter than half a frame', () => {
    const manifest = exampleManifest(0, 8)
    const [rendition] = manifest.renditions
    rendition?.segments.push({ ...stored(`${manifest.mediaKey}/720p/seg-0003.m4s`), durationSeconds: 0.02 })
    expect(parse(mediaPlaylist([{ manifest, baseUri: '.' }], '720p', 'vod')).segments).toHaveLength(2)
  })
})

describe('a scene’s master playlist', () => {
  it('declares both renditions by the encoding contract, the same for every scene', () => {
    const parsed = parse(masterPlaylist((name) => `${name}.m3u8`))
    expect(parsed.playlists?.map((one) => [one.uri, one.attributes.BANDWIDTH, one.attributes.CODECS])).toEqual([
      ['720p.m3u8', 3_700_000, 'avc1.64001f,mp4a.40.2'],
      ['360p.m3u8', 950_000, 'avc1.64001e,mp4a.40.2'],
    ])
    expect(parsed.playlists?.[0]?.attributes.RESOLUTION).toEqual({ width: 1280, height: 720 })
  })
})

describe('a scene’s captions', () => {
  it('stand where their segment stands in the scene', () => {
    const manifests = [
      exampleManifest(0, 8, [{ start: 0.1, end: 4, text: 'One' }]),
      exampleManifest(1, 16, [{ start: 0, end: 99, text: 'Two' }]),
      exampleManifest(2, 8, [{ start: 1.5, end: 3, text: 'Three' }]),
    ]
    expect(segmentStarts(manifests)).toEqual([0, 8, 24, 32])
    expect(sceneCaptions(manifests)).toBe(
      [
        'WEBVTT\n',
        '1\n00:00:00.100 --> 00:00:04.000\nOne\n',
        '2\n00:00:08.000 --> 00:00:24.000\nTwo\n',
        '3\n00:00:25.500 --> 00:00:27.000\nThree\n',
      ].join('\n'),
    )
  })

  it('cannot be broken by what people write', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), (text) => {
        const file = sceneCaptions([exampleManifest(0, 8, [{ start: 0, end: 4, text }])])
        expect(file.match(/-->/g)?.length ?? 0).toBeLessThanOrEqual(1)
        expect(file.split('\n').length).toBeLessThanOrEqual(6)
        expect(file.split('\n').slice(4).join('')).not.toMatch(/[<>]/)
      }),
    )
  })
})
