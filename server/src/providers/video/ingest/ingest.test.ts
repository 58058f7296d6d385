import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadImage, createCanvas } from '@napi-rs/canvas'
import { Decoder, Demuxer } from 'node-av/api'
import { Frame } from 'node-av/lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureLoudness } from '../../../../test/make/measure-loudness.ts'
import { renditionSpec } from '#media/encoding-contract.ts'
import { isHarmful, noHistory, seePicture } from '#media/flash/flash.rules.ts'
import { lightGrid } from '#media/flash/light-grid.ts'
import { packageSegment, readManifest, verifyManifest } from '#media/package.ts'
import { readRendition } from '#media/read-rendition.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { damaged, HOSTILE_FILMS, LYING_FILMS } from '../../../../test/make/hostile-films.ts'
import { marksOf } from '../../../../test/make/film-marks.ts'
import { decodedSound } from '../../../../test/make/decoded-sound.ts'
import { type FilmName, providerFilm } from '../../../../test/make/provider-films.ts'
import { ingestInChild } from './ingest-process.ts'
import type { IngestOptions } from './ingest-process.ts'

let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'skein-ingest-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Short, so that a suite can take in every kind; the contract's own lengths differ in nothing but their length. */
const SECONDS = 1

async function ingest(film: Buffer, options: Partial<IngestOptions> = {}) {
  const directory = await mkdtemp(join(scratch, 'work-'))
  const file = join(directory, 'film')
  await writeFile(file, film)
  const taken = await ingestInChild(file, {
    directory,
    durationSeconds: SECONDS,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  })
  return { ...taken, directory }
}

const fileOf = (taken: Awaited<ReturnType<typeof ingest>>, name: '720p' | '360p') =>
  taken.renditions.find((rendition) => rendition.name === name)?.file ?? ''

/** Root mean square of a file's sound, 0 to 1, from a second on. */
async function loudness(file: string, from = 0): Promise<number> {
  const samples = (await decodedSound(file)).left.subarray(Math.round(from * 48_000))
  return Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, samples.length))
}

/** Whether no second of a film flashes more than three times, as a viewer's decoder shows it. */
async function isHarmless(file: string): Promise<boolean> {
  const demuxer = await Demuxer.open(file)
  const stream = demuxer.video()
  if (stream === undefined) throw new Error(`${file} has no picture`)
  const decoder = await Decoder.create(stream)
  let history = noHistory()
  let harmless = true
  for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
    if (!(frame instanceof Frame)) continue
    history = seePicture(history, lightGrid(frame.toBuffer(), 'yuv420p', frame))
    harmless &&= !isHarmful(history)
    frame.free()
  }
  decoder.close()
  await demuxer.close()
  return harmless
}

/** Brightness, 0 to 255, at a place of the poster. */
async function posterAt(taken: Awaited<ReturnType<typeof ingest>>, x: number, y: number): Promise<number> {
  const canvas = createCanvas(1280, 720)
  const pen = canvas.getContext('2d')
  pen.drawImage(await loadImage(await readFile(taken.posterFile)), 0, 0)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(x, y, 1, 1).data
  return (red + green + blue) / 3
}

describe('a film from a provider', () => {
  it.each([
    ['h264', 'h264', 'aac'],
    ['odd-rate-no-sound', 'h264', null],
    ['b-frames-mono', 'h264', 'aac'],
    ['portrait', 'h264', null],
    ['hevc-10-bit', 'hevc', null],
    ['vp9-opus-webm', 'vp9', 'opus'],
    ['vp9-opus-mp4', 'vp9', 'opus'],
    ['av1', 'av1', null],
  ] as const satisfies readonly (readonly [FilmName, string, string | null])[])(
    'of the kind %s comes out in the encoding contract, with a sound track',
    async (name, videoCodec, audioCodec) => {
      const taken = await ingest(await providerFilm(name))
      expect(taken.measured).toMatchObject({ videoCodec, audioCodec })
      for (const rendition of ['720p', '360p'] as const)
        await readRendition(fileOf(taken, rendition), renditionSpec(rendition), SECONDS)
      const heard = await loudness(fileOf(taken, '720p'), 0.2)
      if (audioCodec === null) expect(heard).toBeLessThan(0.001)
      else {
        const { integrated, truePeak } = await measureLoudness(await decodedSound(fileOf(taken, '720p')))
        expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(1)
        expect(truePeak).toBeLessThanOrEqual(-1)
      }
    },
  )

  it('that is portrait stands in the middle, black beside it', async () => {
    const taken = await ingest(await providerFilm('portrait'))
    expect(await posterAt(taken, 100, 360)).toBeLessThan(8)
    expect(await posterAt(taken, 1180, 360)).toBeLessThan(8)
    expect(await posterAt(taken, 640, 500)).toBeGreaterThan(8)
  })

  it('that is shorter than its segment is held on its last picture, in silence', async () => {
    const taken = await ingest(await providerFilm('vp9-opus-mp4'), { durationSeconds: 3 })
    expect(taken.heldSeconds).toBeCloseTo(1, 1)
    await readRendition(fileOf(taken, '720p'), renditionSpec('720p'), 3)
    expect(await loudness(fileOf(taken, '720p'), 2.2)).toBeLessThan(0.001)
  })

  it('that is longer is cut', async () => {
    const taken = await ingest(await providerFilm('long'))
    expect(taken.heldSeconds).toBe(0)
    expect(taken.cutSeconds).toBeCloseTo(11, 1)
    await readRendition(fileOf(taken, '360p'), renditionSpec('360p'), SECONDS)
  })

  it('that flashes too often comes out with its flashes softened, and says so', async () => {
    const taken = await ingest(await providerFilm('flashing'))
    expect(taken.softenedFrames).toBeGreaterThan(0)
    expect(await isHarmless(fileOf(taken, '720p'))).toBe(true)
    // The rule and the decoder can tell: the film as it came is not.
    const raw = join(scratch, 'flashing.mp4')
    await writeFile(raw, await providerFilm('flashing'))
    expect(await isHarmless(raw)).toBe(false)
  })

  it('becomes a whole segment of eight seconds whose file says that a model made it', async () => {
    const taken = await ingest(await providerFilm('odd-rate-no-sound'), { durationSeconds: 8 })
    const storage = new DiskStorage(await mkdtemp(join(scratch, 'store-')))
    const provenance = { provider: 'double', model: 'film-1', generated: true, promptHash: 'a'.repeat(64) }
    const packaged = await packageSegment(
      { ...taken, captions: [{ start: 0, end: 2, text: 'Out.' }], durationSeconds: 8, provenance },
      { jobId: '0198c2f0-1111-7000-8000-000000000001', storage, signal: new AbortController().signal },
    )
    await verifyManifest(storage, packaged.manifest)
    expect((await readManifest(storage, packaged.mediaKey)).provenance).toEqual({ ...provenance, notes: [] })
    const file = join(scratch, 'packaged.mp4')
    await writeFile(file, await storage.readBytes(packaged.manifest.mp4.key))
    const { comment, xmp, frames } = await marksOf(file)
    expect(frames).toBe(25)
    expect(comment).toBe('AI-generated pictures (digitalSourceType: trainedAlgorithmicMedia) by film-1 through double.')
    expect(xmp).toContain(
      'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"',
    )
    expect(xmp).toContain('Iptc4xmpExt:AISystemUsed="film-1 (double)"')
    const { sprite, thumbnails } = packaged.manifest
    expect(await storage.readBytes(thumbnails?.key ?? '')).toSatisfy((bytes: Uint8Array) =>
      Buffer.from(bytes).toString().startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nsprite.jpg#xywh=0,0,192,108'),
    )
    const sheet = await loadImage(Buffer.from(await storage.readBytes(sprite?.key ?? '')))
    expect([sheet.width, sheet.height]).toEqual([768, 108])
  })
})

describe('a file that is no film', () => {
  it.each(Object.keys(HOSTILE_FILMS))('such as %s is refused in words, and nothing is left running', async (name) => {
    const film = await HOSTILE_FILMS[name]?.()
    const taking = ingest(film ?? Buffer.alloc(0), { durationSeconds: 3, wallMs: 20_000, rssBytesMax: 600 * 2 ** 20 })
    await expect(taking).rejects.toMatchObject({ name: 'ProviderFailure', code: 'bad_output' })
  })

  it.each(Object.keys(LYING_FILMS))('but claims %s is taken in for what it is', async (name) => {
    const film = await LYING_FILMS[name]?.()
    const taken = await ingest(film ?? Buffer.alloc(0), { wallMs: 20_000, rssBytesMax: 600 * 2 ** 20 })
    expect(taken.measured).toMatchObject({ width: 360, height: 640, frames: SECONDS * 24 })
  })

  it('because it needs too much memory or time is refused for that', async () => {
    const film = await providerFilm('h264')
    await expect(ingest(film, { rssBytesMax: 2 ** 20 })).rejects.toThrow(/more memory/)
    await expect(ingest(film, { wallMs: 50 })).rejects.toThrow(/takes longer/)
  })

  it('is given up when its job is', async () => {
    const leaving = new AbortController()
    const taking = ingest(await providerFilm('long'), { signal: leaving.signal, onProgress: () => leaving.abort() })
    await expect(taking).rejects.toMatchObject({ code: 'cancelled' })
  })
})

it.each([1, 2, 3])('a damaged film (seed %i) is taken in or refused, and neither hangs nor breaks us', async (seed) => {
  const film = damaged(await providerFilm(seed % 2 === 0 ? 'vp9-opus-webm' : 'portrait'), seed)
  const ending = await ingest(film, { wallMs: 30_000 }).then(
    (taken) => readdir(taken.directory),
    (error: unknown) => error,
  )
  if (Array.isArray(ending))
    expect(new Set(ending)).toEqual(
      new Set(['360p.mp4', '720p.mp4', 'film', 'poster.jpg', 'poster-640.webp', 'poster-1280.webp', 'sprite.jpg']),
    )
  else expect(ending).toMatchObject({ code: 'bad_output' })
})
