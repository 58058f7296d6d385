import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleRequest } from '#animatic/example/video-request.ts'
import { renderInChild } from '#animatic/render-process.ts'
import { ingestInChild } from '#providers/video/ingest/ingest-process.ts'
import type {
  RenderedVideo,
  SubmittedJob,
  VideoProvider,
  VideoRequest,
  VideoState,
} from '#providers/video/video.port.ts'
import { type FilmName, providerFilm } from './provider-films.ts'

/** Of every film on a reel. */
export const REEL_SECONDS = 8

type Film = Pick<RenderedVideo, 'renditions' | 'posterFile' | 'spriteFile' | 'provenance'>

/** Films on disk, made as the platform makes them: drawn by the animatic, or taken in from a provider's file. */
export interface Reel {
  readonly films: readonly Film[]
  discard(): Promise<void>
}

const signal = new AbortController().signal
const quiet = { signal, onProgress: () => undefined }

/** Makes the named films, two at a time as a worker would; `animatic` is drawn. */
export async function makeReel(names: readonly ('animatic' | FilmName)[]): Promise<Reel> {
  const home = await mkdtemp(join(tmpdir(), 'skein-test-reel-'))
  const make = async (name: 'animatic' | FilmName): Promise<Film> => {
    const directory = await mkdtemp(join(home, `${name}-`))
    if (name === 'animatic') {
      const files = await renderInChild(exampleRequest(), { ...quiet, directory })
      return { ...files, provenance: { provider: 'animatic', model: 'animatic-1', generated: false } }
    }
    const file = join(directory, 'film')
    await writeFile(file, await providerFilm(name))
    const files = await ingestInChild(file, { ...quiet, directory, durationSeconds: REEL_SECONDS })
    return { ...files, provenance: { provider: 'double', model: name, generated: true, promptHash: 'ab'.repeat(32) } }
  }
  const queue = [...names.entries()]
  const films: Film[] = []
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) films[next[0]] = await make(next[1])
  }
  await Promise.all([work(), work()])
  return { films, discard: () => rm(home, { recursive: true, force: true }) }
}

/** Hands over the films of a reel in order, again from the first after the last; captions count them. */
export class ReelVideoProvider implements VideoProvider {
  readonly id = 'reel'
  readonly #films: readonly Film[]
  #shown = 0

  constructor(films: readonly Film[]) {
    this.#films = films
  }

  submit({ jobId }: VideoRequest): Promise<SubmittedJob> {
    return Promise.resolve({ providerJobId: `reel:${jobId}` })
  }

  poll(): Promise<VideoState> {
    return Promise.resolve({ kind: 'succeeded' })
  }

  fetchResult(): Promise<RenderedVideo> {
    const film = this.#films[this.#shown % this.#films.length]
    if (film === undefined) throw new Error('the reel is empty')
    this.#shown += 1
    return Promise.resolve({
      renditions: film.renditions,
      posterFile: film.posterFile,
      ...(film.spriteFile !== undefined && { spriteFile: film.spriteFile }),
      provenance: film.provenance,
      captions: [{ start: 0.5, end: REEL_SECONDS - 0.5, text: `Film ${this.#shown}` }],
      durationSeconds: REEL_SECONDS,
    })
  }

  reconcile({ jobId }: VideoRequest): Promise<SubmittedJob> {
    return Promise.resolve({ providerJobId: `reel:${jobId}` })
  }
}
