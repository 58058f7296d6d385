import type { Workload } from '../bench.ts'
import { mediaPlaylistOf, PAGE_SIZE, segmentsPage } from '../ground/addresses.ts'
import { onDatabase } from '../ground/dataset.ts'
import { openHttpStage } from '../ground/http-stage.ts'
import { writeManifests } from '../ground/media.ts'
import { atMost } from '../harness/report.ts'

export const playlistDepth: Workload = {
  name: 'playlist-depth',
  about:
    'The segments page at the beginning, in the middle and at the end of the long scene, and of a scene of 20, nothing kept; then the long scene as one HLS media playlist, first time and again.',
  run: async (bench) => {
    const { url, longScene, usualScenes } = await bench.dataset()
    const stage = await openHttpStage(bench, url, true)
    const last = longScene.segments - PAGE_SIZE + 1
    const page = (from: number) => [segmentsPage(longScene.id, from)]
    const rows = await bench.measure([
      stage.shots('first page', 'case', 'api', page(1)),
      stage.shots('middle page', 'case', 'api', page(Math.floor(last / 2))),
      stage.shots('last page', 'case', 'api', page(last)),
      stage.shots(
        'scene of 20',
        'peer',
        'api',
        usualScenes.slice(0, 20).map((id) => segmentsPage(id)),
      ),
    ])
    const speeds = rows.filter(({ role }) => role === 'case').map(({ perSecond }) => perSecond)

    await onDatabase(url, (client) => writeManifests(client, stage.mediaRoot, [longScene.id]))
    const whole = mediaPlaylistOf(longScene.id, longScene.segments)
    const first = await stage.fetchText(whole)
    const again = await stage.fetchText(whole)
    const grown = await stage.fetchText(mediaPlaylistOf(longScene.id, longScene.segments - 1))
    return {
      tables: [{ title: `a scene of ${longScene.segments}`, rows }],
      claims: [atMost('fastest page over slowest', Math.max(...speeds) / Math.min(...speeds), 1.5)],
      facts: {
        'long media playlist, bytes': first.body.length,
        'long media playlist, ms the first time': first.milliseconds,
        'long media playlist, ms again': again.milliseconds,
        'long media playlist, ms at another length': grown.milliseconds,
      },
    }
  },
}
