import { describe, expect, it } from 'vitest'
import { readConfig } from '#config.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAvailable, priceOf, secondsToOrder, sizeToOrder } from './model.rules.ts'
import { parseVideoCatalog, VideoCatalogProblem } from './video-catalog.ts'

const MODEL = {
  id: 'wan-at-home',
  protocol: 'openai-videos',
  dialect: 'multipart',
  baseUrl: 'http://gpu-1.lan:8000/v1',
  model: 'wan-2',
  seconds: { set: [4, 8] },
  sizes: [{ width: 1280, height: 720 }],
  sound: 'never',
  promptLengthMax: 2000,
}
const catalog = (...models: readonly unknown[]) => JSON.stringify({ use: 'wan-at-home', whenBusy: 'animatic', models })

function problemsOf(text: string): readonly string[] {
  try {
    parseVideoCatalog(text)
    return []
  } catch (error) {
    if (error instanceof VideoCatalogProblem) return error.problems
    throw error
  }
}

describe('a catalogue of video models', () => {
  it('names the one in use', () => {
    const { inUse, models, whenBusy } = parseVideoCatalog(catalog(MODEL, { ...MODEL, id: 'another' }))
    expect([inUse.id, models.length, whenBusy]).toEqual(['wan-at-home', 2, 'animatic'])
  })

  it.each([
    ['no JSON', '{', 'is not JSON'],
    ['no models', JSON.stringify({ use: 'a', whenBusy: 'fail', models: [] }), '/models'],
    [
      'an unknown word for busy',
      JSON.stringify({ use: 'a', whenBusy: 'wait', models: [MODEL] }),
      '/whenBusy must be one of animatic, fail',
    ],
    [
      'a use that is none',
      JSON.stringify({ use: 'b', whenBusy: 'fail', models: [MODEL] }),
      '/use names "b", which is none of wan-at-home',
    ],
    ['two of one name', catalog(MODEL, MODEL), 'two models are called wan-at-home'],
    ['a model called animatic', catalog(MODEL, { ...MODEL, id: 'animatic' }), 'no model may be called animatic'],
    [
      'an unknown protocol',
      catalog({ ...MODEL, protocol: 'smoke' }),
      '/models/0/protocol must be openai-videos or fal-queue',
    ],
    ['a missing field', catalog({ ...MODEL, baseUrl: undefined }), '/models/0 lacks baseUrl'],
    ['a misspelt field', catalog({ ...MODEL, pricePerSecnod: 1 }), '/models/0 has unknown fields: pricePerSecnod'],
    ['a file address as base', catalog({ ...MODEL, baseUrl: 'file:///etc' }), '/models/0/baseUrl'],
    ['lengths of both kinds', catalog({ ...MODEL, seconds: { set: [4], min: 1 } }), '/models/0/seconds needs either'],
    ['half a range', catalog({ ...MODEL, seconds: { min: 1, max: 4 } }), '/models/0/seconds needs either'],
    ['a day that is none', catalog({ ...MODEL, availableUntil: '2026-13-40' }), '/models/0/availableUntil is no date'],
  ])('with %s says what is wrong and where', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem)
  })

  it('tells of several mistakes at once', () => {
    expect(problemsOf(catalog({ ...MODEL, sound: 'loud', sizes: [] })).length).toBeGreaterThan(1)
  })

  it('that is wrong keeps Skein from starting, by the name of its setting', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'skein-catalog-'))
    const file = join(directory, 'video.json')
    await writeFile(file, catalog({ ...MODEL, sound: 'loud' }))
    expect(() => readConfig({ SKEIN_VIDEO_PROVIDERS: file })).toThrow(
      /SKEIN_VIDEO_PROVIDERS names .*\/models\/0\/sound/,
    )
    expect(() => readConfig({ SKEIN_VIDEO_PROVIDERS: join(directory, 'absent.json') })).toThrow(/cannot be read/)
    await rm(directory, { recursive: true })
  })
})

describe('what is ordered', () => {
  it('is the shortest film that fills the segment, or the longest there is', () => {
    expect([2, 4, 5, 8, 24].map((wanted) => secondsToOrder({ seconds: { set: [8, 4] } }, wanted))).toEqual([
      4, 4, 8, 8, 8,
    ])
    const range = { seconds: { min: 3, max: 15, step: 2 } }
    expect([1, 3, 8, 15, 24].map((wanted) => secondsToOrder(range, wanted))).toEqual([3, 3, 9, 15, 15])
  })

  it('is as wide as a screen and no larger than needed', () => {
    const sizes = [
      { width: 720, height: 1280 },
      { width: 3840, height: 2160 },
      { width: 1280, height: 720 },
      { width: 832, height: 480 },
    ]
    expect(sizeToOrder({ sizes })).toEqual({ width: 1280, height: 720 })
    expect(
      sizeToOrder({
        sizes: [
          { width: 832, height: 480 },
          { width: 480, height: 832 },
        ],
      }),
    ).toEqual({ width: 832, height: 480 })
  })

  it('costs what is configured, to the end of the last day', () => {
    expect(priceOf({ pricePerSecond: { usd: 0.117, asOf: '2026-11-01' } }, 8)).toBe(0.936)
    expect(priceOf({}, 8)).toBeNull()
    expect(isAvailable({ availableUntil: '2026-11-26' }, new Date('2026-11-26T23:59:59Z'))).toBe(true)
    expect(isAvailable({ availableUntil: '2026-11-26' }, new Date('2026-11-27T00:00:00Z'))).toBe(false)
  })
})
