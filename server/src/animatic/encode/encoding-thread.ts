import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { AV_LOG_ERROR, AV_PIX_FMT_RGBA } from 'node-av/constants'
import { Frame, Log, Rational } from 'node-av/lib'
import { AUDIO_SAMPLES_PER_FRAME, audioFrameCount, FRAMES_PER_SECOND, RENDITIONS } from '#media/encoding-contract.ts'
import { muxMp4 } from '#media/mux.ts'
import { type ComposedSound, composeSound } from '../sound/compose-sound.ts'
import type { EncodedFilm, EncodingOrder, FromEncoding, ToEncoding } from './encode-in-thread.ts'
import { encodeSound } from './encode-sound.ts'
import { PictureConverter, RenditionEncoder } from './rendition-encoder.ts'

/** x264's own threads would only make the bytes depend on chance: the pen has the other core. */
const X264_THREADS = 1

const port = parentPort
if (port === null) throw new Error('this file is a thread')
// Set by EncodingThread, of the same version.
const { directory, request, narration, silenceWillDo, width, height, pictures }: EncodingOrder = workerData
const pictureBytes = width * height * 4
Log.setLevel(AV_LOG_ERROR)

const spent = { sound: 0, encode: 0, mux: 0 }
async function timed<Result>(at: keyof typeof spent, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    spent[at] += performance.now() - began
  }
}

async function heard(): Promise<ComposedSound> {
  try {
    return await composeSound(request, narration)
  } catch (error) {
    if (!silenceWillDo) throw error
    const length = audioFrameCount(request.script.durationSeconds) * AUDIO_SAMPLES_PER_FRAME
    return { sound: { left: new Float32Array(length), right: new Float32Array(length) }, length, notes: [] }
  }
}

async function soundTrack() {
  const { sound, length, notes } = await heard()
  return { track: await encodeSound(sound, length), notes }
}

function pictureFrame(slot: number, index: number): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.format = AV_PIX_FMT_RGBA
  frame.width = width
  frame.height = height
  frame.fromBuffer(Buffer.from(pictures, slot * pictureBytes, pictureBytes))
  frame.pts = BigInt(index)
  frame.timeBase = new Rational(1, FRAMES_PER_SECOND)
  return frame
}

function shared(frame: Frame): Frame {
  const copy = frame.clone()
  if (copy === null) throw new Error('FFmpeg cannot share a frame')
  return copy
}

// While the pen sets up its first place there is nothing else to do.
const audio = timed('sound', soundTrack)
const converter = await PictureConverter.open({ width, height })
const source = { width, height, pixels: 'yuv420p' as const }
const encoders = await Promise.all(RENDITIONS.map((spec) => RenditionEncoder.open(spec, source, X264_THREADS)))

const say = (message: FromEncoding) => port.postMessage(message)

async function encode(slot: number, index: number): Promise<void> {
  const drawn = pictureFrame(slot, index)
  say({ kind: 'free', slot })
  const frame = await converter.convert(drawn)
  await Promise.all(encoders.map((encoder) => encoder.encode(shared(frame), index)))
  frame.free()
}

async function writeFilm(): Promise<EncodedFilm> {
  const { track, notes } = await audio
  await timed('encode', () => Promise.all(encoders.map((encoder) => encoder.finish())))
  converter.close()
  const renditions = await timed('mux', () =>
    Promise.all(
      RENDITIONS.map(async ({ name }, index) => {
        const encoder = encoders[index]
        if (encoder === undefined) throw new Error(`${name} was not encoded`)
        const file = join(directory, `${name}.mp4`)
        const video = { packets: encoder.packets, config: encoder.config }
        await writeFile(file, await muxMp4({ video, audio: track }))
        return { name, file }
      }),
    ),
  )
  return { renditions, notes, spentMs: spent }
}

// In order: a frame must be in the encoder before the next one is.
let turn: Promise<unknown> = Promise.resolve()
port.on('message', (message: ToEncoding) => {
  turn = turn.then(async () => {
    if (message.kind === 'picture') return await timed('encode', () => encode(message.slot, message.index))
    say({ kind: 'encoded', film: await writeFilm() })
    port.close()
  })
})
