import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@skein/contract/client'
import { getScene, type Scene } from '@skein/contract/scenes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../web/e2e/setup/browser.ts'
import { startDurableCluster } from '../faults/ground/durable-cluster.ts'
import { type PlaybackFigures, playInBrowser } from '../make/playback-page.ts'
import { addTopic, publishNext, publishScene } from '../make/published-scene.ts'
import { makeReel, type Reel, REEL_SECONDS, ReelVideoProvider } from '../make/reel.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

/** Twice over: drawn between films of every rate, shape and codec, with sound and without. */
const FILMS = ['animatic', 'b-frames-mono', 'portrait', 'odd-rate-no-sound', 'hevc-10-bit', 'vp9-opus-webm'] as const
const SEGMENTS = 2 * FILMS.length
const TOTAL = SEGMENTS * REEL_SECONDS
const JOINS = Array.from({ length: SEGMENTS - 1 }, (_, index) => (index + 1) * REEL_SECONDS)
/** A little sooner than the viewer needs the next one. */
const PUBLISH_EVERY_MS = (REEL_SECONDS - 2) * 1000

let app: WholeApp
let reel: Reel
let browser: TestBrowser
let ada: Client & { readonly token: string }
const lines: string[] = []
beforeAll(async () => {
  reel = await makeReel(FILMS)
  const { database } = await startDurableCluster()
  app = await startWholeApp({ worker: true, database, video: new ReelVideoProvider(reel.films) })
  browser = await launchBrowser()
  ada = await app.person('ada')
}, 300_000)
afterAll(async () => {
  await browser.close()
  await app.close()
  await reel.discard()
  process.stdout.write(
    [
      `${SEGMENTS} segments, ${TOTAL} s, ${TOTAL * 24} frames, at its own speed; ${cpus().length} cores`,
      '| playlist | picture | joins crossed | frames | dropped | stalls | worst gap at a join, ms | anywhere, ms |',
      '|---|---|---|---|---|---|---|---|',
      ...lines,
      '',
    ].join('\n'),
  )
})

async function play(mode: 'vod' | 'event', height: 360 | 720, scene: Scene): Promise<PlaybackFigures> {
  const person = await browser.person()
  const url = new URL(scene.playlists?.[mode] ?? '', app.baseUrl).href
  const figures = await playInBrowser(person, {
    url,
    height,
    rate: 1,
    total: TOTAL,
    hasEnd: mode === 'vod',
    joins: JOINS,
  })
  await person.close()
  const { crossed, frames, dropped, stalls, gapAtJoinsMs, gapAnywhereMs } = figures
  lines.push(
    `| ${mode === 'vod' ? 'VOD' : 'EVENT, growing'} | ${height}p | ${crossed.length} of ${JOINS.length} | ${frames} | ${dropped} | ${stalls} | ${gapAtJoinsMs} | ${gapAnywhereMs} |`,
  )
  return figures
}

it.each([720, 360] as const)(
  'a mixed scene of twelve segments plays in %ip while it grows, and when it is finished',
  async (height) => {
    const topic = await addTopic(app.container)
    const begun = await publishScene(ada, topic, 2)
    const growing = play('event', height, begun)
    for (let sequence = 3; sequence <= SEGMENTS; sequence += 1) {
      await pause(PUBLISH_EVERY_MS)
      await publishNext(ada, begun.id, `Part ${sequence} came and went on the quay.`)
    }
    const grown = await growing
    const finished = await play('vod', height, await ada(getScene, { params: { sceneId: begun.id } }))
    for (const { crossed, errors } of [grown, finished])
      expect({ crossed, errors }).toEqual({ crossed: JOINS, errors: [] })
    expect(finished.stalls).toBe(0)
  },
)
