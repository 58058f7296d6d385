import type { Workload } from '../bench.ts'
import { mediaPlaylistOf, PAGE_SIZE, segmentsPage } from '../ground/addresses.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openHttpStage } from '../ground/http-stage.ts'
import { writeManifests } from '../ground/media.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

/** Prime, so that it meets every page. */
const STRIDE = 67

export const playlistHot: Workload = {
  name: 'playlist-hot',
  about:
    'The two lists a viewer asks for again and again: the segments page (`GET /scenes/:id/segments`, pages of the long scene) and the HLS media playlist of a scene of 20, each against Fastify sending the same bytes from a buffer.',
  run: async (bench) => {
    const { url, longScene, usualScenes } = await bench.dataset()
    const stage = await openHttpStage(bench, url)
    const scenes = usualScenes.slice(0, 20)
    await onDatabase(url, (client) => writeManifests(client, stage.mediaRoot, scenes))
    const count = Math.floor(longScene.segments / PAGE_SIZE)
    // In strides, because every connection begins with the first of them.
    const pages = Array.from({ length: count }, (_, turn) =>
      segmentsPage(longScene.id, ((turn * STRIDE) % count) * PAGE_SIZE + 1),
    )
    const playlists = scenes.map((id) => mediaPlaylistOf(id, 20))

    const tables = []
    const page = await stage.fetchText(pages[0] ?? '')
    await stage.setStatic(page)
    // Hot is what somebody has asked for before.
    for (const path of pages) await stage.fetchText(path)
    const pageRows = await bench.measure([
      stage.shots('static buffer', 'limit', 'bare', ['/static']),
      stage.shots('segments page', 'case', 'api', pages),
    ])
    tables.push({ title: `segments page, ${page.body.length} bytes`, rows: pageRows })
    const playlist = await stage.fetchText(playlists[0] ?? '')
    await stage.setStatic(playlist)
    const playlistRows = await bench.measure([
      stage.shots('static buffer', 'limit', 'bare', ['/static']),
      stage.shots('media playlist', 'case', 'api', playlists),
    ])
    tables.push({ title: `HLS media playlist of 20 segments, ${playlist.body.length} bytes`, rows: playlistRows })

    const slowest = (rows: typeof pageRows, name: string) =>
      (find(rows, name).p99Ms ?? 0) / Math.max(find(rows, 'static buffer').p99Ms ?? 1, 1)
    return {
      tables,
      claims: [
        atLeast('segments page, of the static buffer', speedRatio(pageRows, 'segments page', 'static buffer'), 0.85),
        atMost('segments page, p99 to p99', slowest(pageRows, 'segments page'), 2),
        atLeast(
          'media playlist, of the static buffer',
          speedRatio(playlistRows, 'media playlist', 'static buffer'),
          0.85,
        ),
        atMost('media playlist, p99 to p99', slowest(playlistRows, 'media playlist'), 2),
      ],
    }
  },
}
