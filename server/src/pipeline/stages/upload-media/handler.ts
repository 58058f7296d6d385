import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Manifest } from '#media/manifest.ts'
import { type PackagedSegment, packageSegment, verifyManifest } from '#media/package.ts'
import { withWorkDirectory } from '#platform/work-directory.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import type { RenderedVideo } from '#providers/video/video.port.ts'
import { posterName } from '@skein/contract/posters'
import { demand, type StagedVideo } from '../../job-result.ts'
import type { StageHandler } from '../../stage-handler.ts'
import { assetsStore, type StoredAsset } from './assets.store.ts'

/** Packages what was filmed into the objects that are served, and reads every one of them back before they count. */
export function createUploadMedia({ storage }: { readonly storage: ObjectStorage }): StageHandler {
  return {
    stage: 'upload',
    run: async (job, { signal, onProgress }) => {
      const staged = demand(job.result, 'staged')
      return withWorkDirectory(async (directory) => {
        const filmed = await fetchStaged(storage, staged, directory, signal)
        const { storyteller } = job.result
        const rendered = {
          ...filmed,
          provenance: { ...filmed.provenance, ...(storyteller !== undefined && { script: storyteller }) },
        }
        onProgress(20)
        const packaged = await packageSegment(rendered, { jobId: job.id, storage, signal })
        onProgress(70)
        await verifyManifest(storage, packaged.manifest)
        const assets = await assetsOf(storage, packaged)
        const { manifest, mediaKey, manifestKey } = packaged
        const best = manifest.renditions[0]
        return {
          kind: 'finished',
          trace: { provider: storage.id, output: { mediaKey, objects: assets.length } },
          made: {
            result: {
              media: {
                mediaKey,
                manifestKey,
                durationSeconds: manifest.durationSeconds,
                resolution: best?.name ?? '720p',
                fileSizeBytes: manifest.mp4.sizeBytes,
                provenance: {
                  provider: staged.provenance.provider,
                  model: staged.provenance.model,
                  generated: staged.provenance.generated,
                },
              },
              previewUrl: `/${manifest.poster.key}`,
            },
          },
          commit: async (tx) => {
            await assetsStore.register(tx, { type: 'job', id: job.id }, assets, manifest.provenance)
            return { kind: 'advance', mediaReady: true }
          },
          afterCommit: () => removeStaged(storage, staged),
        }
      })
    },
  }
}

async function fetchStaged(
  storage: ObjectStorage,
  staged: StagedVideo,
  directory: string,
  signal: AbortSignal,
): Promise<RenderedVideo> {
  const fetchFile = async (key: string, name: string) => {
    const file = join(directory, name)
    await pipeline(await storage.read(key), createWriteStream(file), { signal })
    return file
  }
  const renditions = []
  for (const { name, key } of staged.renditions) renditions.push({ name, file: await fetchFile(key, `${name}.mp4`) })
  const { captions, durationSeconds, provenance, notes, spriteKey } = staged
  const posterSizes = []
  for (const { width, key } of staged.posterSizes ?? [])
    posterSizes.push({ width, file: await fetchFile(key, posterName(width)) })
  return {
    renditions,
    posterFile: await fetchFile(staged.posterKey, 'poster.jpg'),
    posterSizes,
    ...(spriteKey !== undefined && { spriteFile: await fetchFile(spriteKey, 'sprite.jpg') }),
    captions,
    durationSeconds,
    provenance,
    notes,
  }
}

/** The manifest cannot vouch for itself, so its own size and hash are taken from what was stored. */
async function assetsOf(storage: ObjectStorage, { manifest, manifestKey }: PackagedSegment): Promise<StoredAsset[]> {
  const bytes = await storage.readBytes(manifestKey)
  return [
    {
      kind: 'manifest',
      key: manifestKey,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
      contentType: 'application/json',
    },
    { kind: 'mp4', ...manifest.mp4, contentType: 'video/mp4' },
    { kind: 'poster', ...manifest.poster, contentType: 'image/jpeg' },
    ...(manifest.posterSizes ?? []).map((size) => ({ kind: 'poster' as const, ...size, contentType: 'image/webp' })),
    { kind: 'captions', ...manifest.captions, contentType: 'text/vtt' },
    ...(manifest.sprite === undefined
      ? []
      : [{ kind: 'sprite' as const, ...manifest.sprite, contentType: 'image/jpeg' }]),
    ...(manifest.thumbnails === undefined
      ? []
      : [{ kind: 'thumbnails' as const, ...manifest.thumbnails, contentType: 'text/vtt' }]),
    ...renditionAssets(manifest),
  ]
}

function renditionAssets({ renditions }: Manifest): StoredAsset[] {
  return renditions.flatMap(({ init, segments }) =>
    [init, ...segments].map(({ key, sha256, sizeBytes }) => ({
      kind: 'rendition' as const,
      key,
      sha256,
      sizeBytes,
      contentType: key.endsWith('.m4s') ? 'video/iso.segment' : 'video/mp4',
    })),
  )
}

async function removeStaged(storage: ObjectStorage, { prefix }: StagedVideo): Promise<void> {
  const keys: string[] = []
  for await (const { key } of storage.list(`${prefix}/`)) keys.push(key)
  for (const key of keys) await storage.remove(key)
}
