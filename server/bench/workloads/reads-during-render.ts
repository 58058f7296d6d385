import { mediaPlaylistOf, segmentsPage } from '../ground/addresses.ts'
import { addScenes } from '../ground/add-scenes.ts'
import { onDatabase } from '../ground/dataset.ts'
import { writeManifests } from '../ground/media.ts'
import { openPipelineStage } from '../ground/pipeline-stage.ts'
import { startPart } from '../ground/processes.ts'
import type { Workload } from '../bench.ts'
import { find, type Round } from '../harness/measure.ts'
import { atMost } from '../harness/report.ts'
import type { Hits, Volley } from '../parts/shoot.ts'
import { join } from 'node:path'

/** Viewers enough to be felt, and few enough that neither processor is theirs alone. */
const READS_PER_SECOND = 200
const CONNECTIONS = 8
const RENDER_MS_MAX = 300_000

export const readsDuringRender: Workload = {
  name: 'reads-during-render',
  about: `${READS_PER_SECOND} reads a second of media playlists and segments pages, while nothing else happens and while the worker renders a segment in its child process, on the same machine.`,
  run: async (bench) => {
    const dataset = await bench.dataset()
    const stage = await openPipelineStage(bench, dataset, 'animatic')
    const shooter = await startPart<Volley, Hits>('shoot')
    bench.defer(() => shooter.stop())
    const scenes = dataset.usualScenes.slice(0, 20)
    const mediaRoot = join(bench.dataDirectory, 'media')
    await onDatabase(dataset.url, (client) => writeManifests(client, mediaRoot, scenes))
    const paths = scenes.flatMap((id) => [mediaPlaylistOf(id, 20), segmentsPage(id, 1)])
    const written = await addScenes(dataset.url, 2 * (bench.rounds + 1), 20)

    const shoot = async (seconds: number): Promise<Round> => {
      const { baseUrl } = stage
      const volley = { baseUrl, paths, connections: CONNECTIONS, seconds, perSecond: READS_PER_SECOND }
      const hits = await shooter.ask(volley)
      const wrong = Object.keys(hits.statuses).filter((status) => status !== '200')
      if (wrong.length > 0) throw new Error(`reads were answered ${JSON.stringify(hits.statuses)}`)
      return { operations: hits.requests, seconds: hits.seconds, p50Ms: hits.p50Ms, p99Ms: hits.p99Ms }
    }
    const whileRendering = async (seconds: number): Promise<Round> => {
      const journey = await stage.submit(written.pop() ?? '')
      await stage.starts('video_generation', [journey], RENDER_MS_MAX)
      const round = await shoot(seconds)
      const shotUntil = Date.now()
      const [ended = 0] = await stage.ends([journey], RENDER_MS_MAX)
      if (ended < shotUntil)
        throw new Error('the segment was rendered before the reads were over: ask for fewer seconds')
      return round
    }
    const rows = await bench.measure([
      { name: 'idle', role: 'limit', pid: stage.apiPid, run: shoot },
      { name: 'while a segment renders', role: 'case', pid: stage.apiPid, run: whileRendering },
    ])
    const p99 = (name: string) => find(rows, name).p99Ms ?? Number.NaN
    return {
      tables: [{ title: '', rows }],
      claims: [atMost('p99 ms while a segment renders', p99('while a segment renders'), 50)],
      facts: { 'p99 over p99 idle': p99('while a segment renders') / Math.max(1, p99('idle')) },
    }
  },
}
