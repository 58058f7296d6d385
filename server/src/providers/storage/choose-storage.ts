import { DiskStorage } from './disk.ts'
import { S3Storage } from './s3.ts'
import type { ObjectStorage } from './storage.port.ts'

const MEGABYTE = 1024 * 1024

/** Where objects lie, as the settings say it. */
export interface StorageChoice {
  readonly storageBucket: string | undefined
  readonly storageEndpoint: string | undefined
  readonly storageRegion: string
  readonly storageKeyId: string | undefined
  readonly storageSecret: { reveal(): string } | undefined
  readonly diskReserveMegabytes: number
}

/** The bucket when there is one and somebody to open it, otherwise the directory. */
export function chooseStorage(choice: StorageChoice, directory: string): ObjectStorage {
  const { storageBucket: bucket, storageKeyId: accessKeyId, storageSecret: secret } = choice
  if (bucket === undefined || accessKeyId === undefined || secret === undefined)
    return new DiskStorage(directory, { reserveBytes: choice.diskReserveMegabytes * MEGABYTE })
  return new S3Storage({
    endpoint: choice.storageEndpoint ?? null,
    region: choice.storageRegion,
    bucket,
    accessKeyId,
    secretAccessKey: secret.reveal(),
  })
}
