import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ProviderFailure } from '#platform/failure.ts'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import { dropQuickFilm, quickFilm } from '../../test/make/quick-video.ts'
import { draftsOf, packVideo } from './pack.ts'
import { packInThread } from './pack-in-thread.ts'

let directory: string
let rendered: RenderedVideo
const never = new AbortController().signal
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'skein-test-pack-'))
  const film = await quickFilm()
  rendered = {
    renditions: [
      { name: '720p', file: join(film, '720p.mp4') },
      { name: '360p', file: join(film, '360p.mp4') },
    ],
    posterFile: join(film, 'poster.jpg'),
    posterSizes: [{ width: 640, file: join(film, 'poster.jpg') }],
    captions: [{ start: 0, end: 2, text: 'Nobody spoke.' }],
    durationSeconds: 8,
    provenance: { provider: 'quick', model: 'grey', generated: false },
  }
})
afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
  await dropQuickFilm()
})

it('makes in its thread what would be made here, byte for byte', async () => {
  const [there, here] = [await packInThread(rendered, never), await packVideo(rendered)]
  expect(there.encodeHash).toBe(here.encodeHash)
  expect(draftsOf(there).map(({ name }) => name)).toContain('poster-640.webp')
  for (const [index, draft] of draftsOf(there).entries()) {
    expect(draft.name).toBe(draftsOf(here)[index]?.name)
    expect(Buffer.compare(draft.bytes, draftsOf(here)[index]?.bytes ?? Buffer.alloc(0))).toBe(0)
  }
})

it('says of a video that breaks the contract what is wrong with it, and goes on with the next', async () => {
  const file = join(directory, 'broken.mp4')
  await writeFile(file, 'no film at all')
  const broken = { ...rendered, renditions: rendered.renditions.map(({ name }) => ({ name, file })) }
  const [failure, packed] = await Promise.allSettled([packInThread(broken, never), packInThread(rendered, never)])
  if (failure.status !== 'rejected') throw new Error('a broken video was packed')
  expect(failure.reason).toBeInstanceOf(ProviderFailure)
  expect(failure.reason).toMatchObject({ code: 'bad_output', message: '720p: not an MP4 file' })
  expect(packed.status).toBe('fulfilled')
})

it('is left at once when it is no longer wanted', async () => {
  const leaving = new AbortController()
  const packing = packInThread(rendered, leaving.signal)
  leaving.abort(new Error('cancelled'))
  await expect(packing).rejects.toThrow('cancelled')
  await expect(packInThread(rendered, leaving.signal)).rejects.toThrow('cancelled')
})
