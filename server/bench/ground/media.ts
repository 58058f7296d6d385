import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { RENDITIONS } from '#media/encoding-contract.ts'
import type { Manifest } from '#media/manifest.ts'

const SHA = 'ab'.repeat(32)

/**
 * Writes the manifests of a scene's segments where the server's storage looks for them: playlists are made of them. The
 * pictures themselves are not needed.
 */
export async function writeManifests(client: Client, mediaRoot: string, sceneIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ media_key: string; job_id: string }>(
    'SELECT media_key, job_id FROM segment_positions WHERE scene_id = ANY($1::uuid[])',
    [sceneIds],
  )
  for (const { media_key: mediaKey, job_id: jobId } of rows) {
    const directory = join(mediaRoot, mediaKey)
    await mkdir(directory, { recursive: true })
    await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifestOf(jobId, mediaKey)))
  }
}

function manifestOf(jobId: string, mediaKey: string): Manifest {
  const object = (name: string) => ({ key: `${mediaKey}/${name}`, sizeBytes: 400_000, sha256: SHA })
  return {
    version: 1,
    jobId,
    mediaKey,
    durationSeconds: 8,
    renditions: RENDITIONS.map(({ name, width, height, codecs, declaredBandwidth }) => ({
      name,
      width,
      height,
      codecs,
      peakBandwidth: declaredBandwidth,
      averageBandwidth: declaredBandwidth,
      init: object(`${name}/init.mp4`),
      segments: [1, 2].map((part) => ({ ...object(`${name}/seg-000${part}.m4s`), durationSeconds: 4 })),
    })),
    mp4: object('segment.mp4'),
    poster: object('poster.jpg'),
    captions: object('captions.vtt'),
    cues: [{ start: 0, end: 8, text: 'The rain fell upwards, and nobody spoke of it.' }],
    provenance: { provider: 'bench', model: 'none', generated: false, notes: [] },
  }
}
