import { createHash } from 'node:crypto'
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadImage } from '@napi-rs/canvas'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { AV_LOG_ERROR } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import { measureLoudness } from '../../../test/make/measure-loudness.ts'
import { renderInChild } from '#animatic/render-process.ts'
import { manifestObjects } from '#media/manifest.ts'
import { MediaVerificationFailure, packageSegment, readManifest, verifyManifest } from '#media/package.ts'
import { ProviderFailure } from '#platform/failure.ts'
import { DiskStorage } from '#providers/storage/disk.ts'
import { marksOf } from '../../../test/make/film-marks.ts'
import { createNarrator } from '#providers/voice/narrator.ts'
import { createOpenAiSpeech } from '#providers/voice/openai-speech.ts'
import { startSpeechDouble } from '../../../test/doubles/speech-double.ts'
import { decodedSound } from '../../../test/make/decoded-sound.ts'
import { AnimaticVideoProvider } from './animatic.ts'
import type { RenderedVideo } from './video.port.ts'

const JOB = '0198c2f0-1111-7000-8000-000000000001'
const RENDER_MS_MAX = 120_000
let scratch = ''

beforeAll(async () => {
  Log.setLevel(AV_LOG_ERROR)
  scratch = await mkdtemp(join(tmpdir(), 'skein-animatic-'))
})
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true })
})

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const gone = (pid: number) => vi.waitUntil(() => !isAlive(pid), { timeout: 15_000, interval: 50 })

const startRender = async (
  signal: AbortSignal,
  onStarted: (pid: number) => void,
  onProgress: (percent: number) => void,
) =>
  await renderInChild(exampleRequest(), {
    directory: await mkdtemp(join(scratch, 'work-')),
    signal,
    onStarted,
    onProgress,
  })

describe('an eight-second segment, from script to storage', () => {
  let rendered: RenderedVideo
  const progress: number[] = []

  beforeAll(async () => {
    const double = await startSpeechDouble()
    const voice = createOpenAiSpeech({
      baseUrl: double.url,
      model: 'tts',
      apiKey: null,
      voices: ['a'],
      timeoutMs: 5000,
    })
    const narratorStorage = new DiskStorage(await mkdtemp(join(scratch, 'voice-')))
    double.next('refusal')
    const provider = new AnimaticVideoProvider(createNarrator({ voice, storage: narratorStorage }))
    const request = exampleRequest({
      title: 'The Lamp Room',
      credit: 'Ada',
      shots: [
        exampleShot({ durationSeconds: 4 }),
        exampleShot({ durationSeconds: 4, camera: { framing: 'medium', move: 'pan_left' }, caption: 'She waits.' }),
      ],
    })
    const context = {
      workDirectory: await mkdtemp(join(scratch, 'work-')),
      signal: new AbortController().signal,
      onProgress: (percent: number) => progress.push(percent),
    }
    const job = await provider.submit(request)
    rendered = await provider.fetchResult(job, request, context)
    await double.close()
  }, RENDER_MS_MAX)

  it.each(['720p', '360p'] as const)('keeps the encoding contract in %s', async (name) => {
    const file = rendered.renditions.find((one) => one.name === name)?.file ?? ''
    using input = new Input({ source: new BufferSource(await readFile(file)), formats: ALL_FORMATS })
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    if (!video || !audio) throw new Error('a track is missing')
    const config = await video.getDecoderConfig()
    expect(config).toMatchObject({
      codec: name === '720p' ? 'avc1.64001f' : 'avc1.64001e',
      codedWidth: name === '720p' ? 1280 : 640,
      codedHeight: name === '720p' ? 720 : 360,
      colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
    })
    expect(await audio.getDecoderConfig()).toMatchObject({
      codec: 'mp4a.40.2',
      sampleRate: 48_000,
      numberOfChannels: 2,
    })

    const frames = []
    for await (const packet of new EncodedPacketSink(video).packets()) frames.push(packet)
    expect(frames).toHaveLength(192)
    expect(frames.map((frame) => Math.round(frame.timestamp * 24))).toEqual(frames.map((_, index) => index))
    expect(frames.filter((frame) => frame.type === 'key').map((frame) => frame.timestamp)).toEqual([0, 2, 4, 6])
    const sounds = []
    for await (const packet of new EncodedPacketSink(audio).packets()) sounds.push(packet)
    expect(sounds).toHaveLength(375)
    expect(sounds[0]?.timestamp).toBe(0)
    expect((sounds.at(-1)?.timestamp ?? 0) + (sounds.at(-1)?.duration ?? 0)).toBeCloseTo(8, 6)
  })

  it('comes with captions, a poster of its size, and progress that only rises', async () => {
    expect(rendered.captions.map((cue) => cue.text)).toEqual([
      'Mara walks out to the light with the lantern in her hand.',
      'She waits.',
    ])
    expect(rendered.provenance).toEqual({
      provider: 'animatic',
      model: 'animatic-3',
      generated: false,
      voice: { provider: 'openai-speech', model: 'tts' },
    })
    const poster = await readFile(rendered.posterFile)
    expect(poster.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(poster.length).toBeGreaterThan(20_000)
    expect(poster.length).toBeLessThan(120_000)
    for (const { width, file } of rendered.posterSizes ?? []) {
      const picture = await loadImage(await readFile(file))
      expect([picture.width, picture.height]).toEqual([width, (width * 9) / 16])
      expect((await readFile(file)).subarray(8, 12).toString()).toBe('WEBP')
      expect((await readFile(file)).length).toBeLessThan(60_000)
    }
    expect(rendered.posterSizes?.map(({ width }) => width)).toEqual([640, 1280])
    expect(progress.length).toBeGreaterThan(10)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })

  it('is heard at the loudness of everything else, and says which words are not spoken', async () => {
    const { integrated, truePeak } = await measureLoudness(await decodedSound(rendered.renditions[0]?.file ?? ''))
    expect(Math.abs(integrated + 16)).toBeLessThanOrEqual(1)
    expect(truePeak).toBeLessThanOrEqual(-1)
    expect(rendered.notes).toEqual([
      'Part of this segment is not spoken: the voice provider declined to speak these words.',
    ])
  })

  it('is packaged into immutable objects that read back as the manifest says', async () => {
    const store = await mkdtemp(join(scratch, 'store-'))
    const storage = new DiskStorage(store)
    const signal = new AbortController().signal
    const { manifest, mediaKey, manifestKey } = await packageSegment(rendered, { jobId: JOB, storage, signal })
    expect(manifestKey).toBe(`${mediaKey}/manifest.json`)
    expect(mediaKey).toMatch(new RegExp(`^media/${JOB}/[0-9a-f]{32}$`))
    expect(manifest.durationSeconds).toBe(8)
    expect(manifest.provenance.voice).toEqual({ provider: 'openai-speech', model: 'tts' })
    for (const rendition of manifest.renditions) {
      expect(rendition.segments.map((part) => part.durationSeconds)).toEqual([4, 4])
      expect(rendition.peakBandwidth).toBeGreaterThanOrEqual(rendition.averageBandwidth)
    }
    expect(await readManifest(storage, mediaKey)).toEqual(manifest)
    await verifyManifest(storage, manifest)
    // A repeated upload finds its own objects.
    expect((await packageSegment(rendered, { jobId: JOB, storage, signal })).mediaKey).toBe(mediaKey)
    const keys = []
    for await (const { key } of storage.list('')) keys.push(key)
    expect(keys).toHaveLength(manifestObjects(manifest).length + 1)

    const mp4 = await storage.readBytes(manifest.mp4.key)
    expect(createHash('sha256').update(mp4).digest('hex')).toBe(manifest.mp4.sha256)
    expect(Buffer.from(mp4).indexOf('moov')).toBeLessThan(Buffer.from(mp4).indexOf('mdat'))
    expect(Buffer.from(await storage.readBytes(manifest.captions.key)).toString()).toMatch(
      /^WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00\.000\n\n1\n00:00:00\.100/,
    )
    const { comment, xmp, frames } = await marksOf(join(store, manifest.mp4.key))
    expect(comment).toBe(
      `Pictures drawn by ${rendered.provenance.model}, not AI-generated (digitalSourceType: algorithmicMedia). Captions read out by a synthetic voice: tts (openai-speech).`,
    )
    expect(xmp).toContain('/digitalsourcetype/algorithmicMedia"')
    expect(frames).toBe(25)
    const sheet = await loadImage(Buffer.from(await storage.readBytes(manifest.sprite?.key ?? '')))
    expect([sheet.width, sheet.height]).toEqual([768, 108])
    expect(manifest.sprite?.sizeBytes).toBeLessThan(60_000)
  })

  it('plays from its CMAF parts alone: one init section and two media segments a rendition', async () => {
    const storage = new DiskStorage(await mkdtemp(join(scratch, 'store-')))
    const { manifest } = await packageSegment(rendered, { jobId: JOB, storage, signal: new AbortController().signal })
    for (const { init, segments } of manifest.renditions) {
      const parts = await Promise.all([init, ...segments].map((part) => storage.readBytes(part.key)))
      using input = new Input({ source: new BufferSource(Buffer.concat(parts)), formats: ALL_FORMATS })
      const video = await input.getPrimaryVideoTrack()
      const audio = await input.getPrimaryAudioTrack()
      if (!video || !audio) throw new Error('a track is missing')
      expect(await video.getFirstTimestamp()).toBe(0)
      expect(await video.computeDuration()).toBeCloseTo(8, 6)
      expect(await audio.getFirstTimestamp()).toBe(0)
      expect(await audio.computeDuration()).toBeCloseTo(8, 6)
      expect((await video.computePacketStats()).packetCount).toBe(192)
    }
  })

  it('fails verification when one stored byte differs or an object is gone', async () => {
    const root = await mkdtemp(join(scratch, 'store-'))
    const storage = new DiskStorage(root)
    const { manifest } = await packageSegment(rendered, { jobId: JOB, storage, signal: new AbortController().signal })
    const victim = manifest.renditions[1]?.segments[0]?.key ?? ''
    const bytes = Buffer.from(await storage.readBytes(victim))
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
    await writeFile(join(root, victim), bytes)
    await expect(verifyManifest(storage, manifest)).rejects.toMatchObject({
      name: 'MediaVerificationFailure',
      key: victim,
    })
    await storage.remove(victim)
    await expect(verifyManifest(storage, manifest)).rejects.toBeInstanceOf(MediaVerificationFailure)
  })

  it('is refused when a file is not what the contract asks for', async () => {
    const broken = join(scratch, 'broken.mp4')
    await writeFile(broken, '<html>not found</html>')
    const storage = new DiskStorage(await mkdtemp(join(scratch, 'store-')))
    const bad = { ...rendered, renditions: [{ name: '720p' as const, file: broken }] }
    const signal = new AbortController().signal
    await expect(packageSegment(bad, { jobId: JOB, storage, signal })).rejects.toMatchObject({ code: 'bad_output' })
    const tooLong = { ...rendered, durationSeconds: 16 }
    await expect(packageSegment(tooLong, { jobId: JOB, storage, signal })).rejects.toBeInstanceOf(ProviderFailure)
    for await (const object of storage.list('')) expect(object).toBeUndefined()
  })
})

it('has nothing to wait for between submitting and fetching', async () => {
  const provider = new AnimaticVideoProvider()
  const job = await provider.submit(exampleRequest())
  expect(await provider.reconcile(exampleRequest())).toEqual(job)
  expect(await provider.poll()).toEqual({ kind: 'succeeded' })
})

describe('the render process', () => {
  it('ends when the render is cancelled', { timeout: RENDER_MS_MAX }, async () => {
    const controller = new AbortController()
    let pid = 0
    const result = startRender(
      controller.signal,
      (started) => (pid = started),
      () => controller.abort(),
    )
    await expect(result).rejects.toMatchObject({ code: 'cancelled', retry: 'never' })
    await gone(pid)
  })

  it('does not start at all for a cancelled job', async () => {
    let pid = 0
    const result = startRender(
      AbortSignal.abort(),
      (started) => (pid = started),
      () => undefined,
    )
    await expect(result).rejects.toMatchObject({ code: 'cancelled' })
    expect(pid).toBe(0)
  })

  it('that crashes is a provider failure worth another try, and the caller lives', {
    timeout: RENDER_MS_MAX,
  }, async () => {
    let pid = 0
    const result = startRender(
      new AbortController().signal,
      (started) => (pid = started),
      () => process.kill(pid, 'SIGKILL'),
    )
    await expect(result).rejects.toMatchObject({ name: 'ProviderFailure', code: 'provider', retry: 'after' })
  })

  it('dies with its parent', { timeout: RENDER_MS_MAX }, async () => {
    const parent = fork(fileURLToPath(new URL('../../animatic/example/orphaning-parent.ts', import.meta.url)), [
      JSON.stringify(exampleRequest()),
      await mkdtemp(join(scratch, 'work-')),
    ])
    const pid = await new Promise<number>((resolve) => parent.once('message', (message) => resolve(Number(message))))
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await gone(pid)
  })
})
