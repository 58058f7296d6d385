import type { Workload } from '../bench.ts'
import { mediaPlaylistOf, segmentsPage } from '../ground/addresses.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openHttpStage } from '../ground/http-stage.ts'
import { writeManifests } from '../ground/media.ts'
import { speedRatio } from '../harness/measure.ts'
import { atLeast } from '../harness/report.ts'

export const playlist304: Workload = {
  name: 'playlist-304',
  about: 'A player that asks whether the HLS media playlist it has is still good, against a buffer of its bytes.',
  run: async (bench) => {
    const { url, usualScenes } = await bench.dataset()
    const stage = await openHttpStage(bench, url)
    const [sceneId = ''] = usualScenes
    await onDatabase(url, (client) => writeManifests(client, stage.mediaRoot, [sceneId]))
    const path = mediaPlaylistOf(sceneId, 20)
    const playlist = await stage.fetchText(path)
    await stage.setStatic(playlist)
    const rows = await bench.measure([
      stage.shots('static buffer', 'limit', 'bare', ['/static']),
      stage.shots('not modified', 'case', 'api', [path], {
        headers: { 'if-none-match': playlist.etag ?? '' },
        status: 304,
      }),
    ])
    const { etag } = await stage.fetchText(segmentsPage(sceneId))
    return {
      tables: [{ title: '', rows }],
      claims: [atLeast('not modified, of the static buffer', speedRatio(rows, 'not modified', 'static buffer'), 1.3)],
      facts: { 'ETag of the segments page': etag ?? 'none: it cannot be revalidated' },
    }
  },
}
