import type { Workload } from '../bench.ts'
import { PAGE_SIZE, segmentsPage } from '../ground/addresses.ts'
import { openHttpStage } from '../ground/http-stage.ts'
import { find, speedRatio } from '../harness/measure.ts'
import { atLeast, atMost } from '../harness/report.ts'

const PAGES = 40

export const playlistCold: Workload = {
  name: 'playlist-cold',
  about:
    'Segments pages of the first two thousand segments of the long scene, nothing cached, 32 connections, against one raw prepared statement with the same response schema.',
  run: async (bench) => {
    const { url, longScene } = await bench.dataset()
    const stage = await openHttpStage(bench, url, true)
    const starts = Array.from({ length: PAGES }, (_, page) => page * PAGE_SIZE + 1).filter(
      (from) => from + PAGE_SIZE <= longScene.segments,
    )
    await stage.setStatic(await stage.fetchText(segmentsPage(longScene.id)))
    const rows = await bench.measure([
      stage.shots('static buffer', 'limit', 'bare', ['/static']),
      stage.shots(
        'raw pg and schema',
        'peer',
        'bare',
        starts.map((from) => `/segments/${longScene.id}?from=${from}&limit=${PAGE_SIZE}`),
      ),
      stage.shots(
        'segments page',
        'case',
        'api',
        starts.map((from) => segmentsPage(longScene.id, from)),
      ),
    ])
    return {
      tables: [{ title: '', rows }],
      claims: [
        atLeast('segments page, of raw pg', speedRatio(rows, 'segments page', 'raw pg and schema'), 1.3),
        atMost('segments page, p99 ms', find(rows, 'segments page').p99Ms ?? Number.NaN, 20),
      ],
    }
  },
}
