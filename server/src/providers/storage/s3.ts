import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { hashFile } from './hash-file.ts'
import { checkObjectKey, checkObjectPrefix } from './object-key.rules.ts'
import { StorageAway, StorageConflict, StorageMissing, type StorageTrouble } from './storage-failure.ts'
import type { ObjectInfo, ObjectKey, ObjectStorage, StorageRoom } from './storage.port.ts'

export interface S3Settings {
  /** Null for Amazon's own. */
  readonly endpoint: string | null
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Files above this go up in parts; S3 knows no parts below 5 MiB. */
  readonly partBytes?: number
  /** The longest silence within a request; half a minute when left out. */
  readonly stallMs?: number
}

/** Above anything a job writes: some servers (radosgw 16) heed the condition on a whole object and not on one in parts. */
const PART_BYTES = 32 * 1024 * 1024
const PARTS_AT_ONCE = 2
const ATTEMPTS_MAX = 4
const CONNECT_MS = 5_000
const STALL_MS = 30_000
/** A conditional write that met another one at the same instant is to be tried again (409, 412 tell them apart). */
const RACES_MAX = 5
/**
 * So long after a refused write nothing new is begun, unless a write goes through before. Longer than the pause of a job
 * that tries again to store what it has: while there is one, it alone finds out.
 */
const REFUSED_MS = 120_000

const httpOf = (error: unknown) => (error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined)
const isMissing = (error: unknown) => httpOf(error) === 404
const isTaken = (error: unknown) => httpOf(error) === 412
const isRace = (error: unknown) => httpOf(error) === 409
/** MinIO answers 507 and Ceph 403 when a bucket or the disks behind it are full. */
const isFull = (error: unknown) =>
  httpOf(error) === 507 || (error instanceof S3ServiceException && error.name === 'QuotaExceeded')
const NETWORK = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

function isFailing(error: unknown): boolean {
  const http = httpOf(error)
  if (http !== undefined) return http >= 500 || http === 429
  if (!(error instanceof Error)) return false
  return error.name === 'TimeoutError' || ('code' in error && NETWORK.test(String(error.code)))
}

/** Throws what the server cannot do now as such, and everything else as it is. */
function rethrow(error: unknown): never {
  if (isFull(error)) throw new StorageAway('full', { cause: error })
  if (isFailing(error)) throw new StorageAway('failing', { cause: error })
  throw error
}

/**
 * Objects in a bucket of anything that speaks S3 with conditional writes: Amazon, R2, radosgw, MinIO. Every write is
 * create-only (`If-None-Match: *`), so two writers of one key cannot silently replace each other.
 */
export class S3Storage implements ObjectStorage {
  readonly id = 's3'
  readonly #client: S3Client
  readonly #bucket: string
  readonly #partBytes: number
  /** The last write that was refused, unless one went through since; `at` is of `performance.now()`. */
  #refusal: { readonly at: number; readonly trouble: StorageTrouble } | undefined

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey, ...limits }: S3Settings) {
    this.#bucket = bucket
    this.#partBytes = limits.partBytes ?? PART_BYTES
    this.#client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
      // The newer trailing checksums are stored as part of the object by servers that do not know them (RELIABILITY, fact 8);
      // ours go with Content-MD5, which all of them know, and with the signature.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: ATTEMPTS_MAX,
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: limits.stallMs ?? STALL_MS },
    })
  }

  /** Ends the client's connections. */
  close(): void {
    this.#client.destroy()
  }

  async put(key: ObjectKey, body: Uint8Array | { readonly file: string }): Promise<ObjectInfo> {
    checkObjectKey(key)
    try {
      const info = await this.#create(key, body).catch(rethrow)
      this.#refusal = undefined
      return info
    } catch (error) {
      if (error instanceof StorageAway) this.#refusal = { at: performance.now(), trouble: error.trouble }
      throw error
    }
  }

  async #create(key: ObjectKey, body: Uint8Array | { readonly file: string }): Promise<ObjectInfo> {
    const source = body instanceof Uint8Array ? body : await this.#smallFile(body.file)
    const info = source instanceof Uint8Array ? infoOf(source) : await hashFile(source.file)
    for (let race = 0; ; race += 1) {
      try {
        if (source instanceof Uint8Array) await this.#putBytes(key, source)
        else await this.#putParts(key, source.file)
        return info
      } catch (error) {
        if (isRace(error) && race < RACES_MAX) continue
        // A retried write finds its own object, or another writer was first: what counts is what lies there.
        if (!isTaken(error)) throw error
        if ((await this.#hashStored(key)) !== info.sha256) throw new StorageConflict(key)
        return info
      }
    }
  }

  async head(key: ObjectKey): Promise<{ readonly sizeBytes: number } | null> {
    checkObjectKey(key)
    try {
      const { ContentLength } = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }))
      return { sizeBytes: ContentLength ?? 0 }
    } catch (error) {
      if (isMissing(error)) return null
      return rethrow(error)
    }
  }

  async read(key: ObjectKey, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    checkObjectKey(key)
    if (range !== undefined && range.end <= range.start) {
      if ((await this.head(key)) === null) throw new StorageMissing(key)
      return Readable.from([])
    }
    try {
      const { Body } = await this.#client.send(
        new GetObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          ...(range !== undefined && { Range: `bytes=${range.start}-${range.end - 1}` }),
        }),
      )
      if (!(Body instanceof Readable)) throw new Error(`${key} came back as no stream`)
      return Body
    } catch (error) {
      if (isMissing(error)) throw new StorageMissing(key, { cause: error })
      // Past the end there is nothing, as in a file.
      if (httpOf(error) === 416) return Readable.from([])
      return rethrow(error)
    }
  }

  async readBytes(key: ObjectKey): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    try {
      for await (const chunk of await this.read(key)) chunks.push(chunk)
    } catch (error) {
      return rethrow(error)
    }
    return Buffer.concat(chunks)
  }

  async *list(
    prefix: string,
  ): AsyncIterable<{ readonly key: ObjectKey; readonly sizeBytes: number; readonly modifiedAt: Date }> {
    checkObjectPrefix(prefix)
    let token: string | undefined
    do {
      const page = await this.#client
        .send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }))
        .catch(rethrow)
      for (const { Key, Size, LastModified } of page.Contents ?? [])
        if (Key !== undefined && LastModified !== undefined)
          yield { key: Key, sizeBytes: Size ?? 0, modifiedAt: LastModified }
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined
    } while (token !== undefined)
  }

  async remove(key: ObjectKey): Promise<void> {
    checkObjectKey(key)
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key })).catch(rethrow)
  }

  /** A bucket does not say how much it takes. One that has just refused a write will most likely refuse the next. */
  room(): Promise<StorageRoom> {
    const { at, trouble } = this.#refusal ?? { at: Number.NEGATIVE_INFINITY, trouble: null }
    const isFresh = performance.now() - at < REFUSED_MS
    return Promise.resolve({ freeBytes: null, trouble: isFresh ? trouble : null, isLow: isFresh })
  }

  /** A file that fits into one request, read; any other stays where it is. */
  async #smallFile(file: string): Promise<Uint8Array | { readonly file: string }> {
    const { size } = await stat(file)
    if (size > this.#partBytes) return { file }
    const handle = await open(file, 'r')
    try {
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  }

  async #putBytes(key: ObjectKey, body: Uint8Array): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: body,
        IfNoneMatch: '*',
        ContentMD5: createHash('md5').update(body).digest('base64'),
      }),
    )
  }

  async #putParts(key: ObjectKey, file: string): Promise<void> {
    // Looked at first, because a large upload would be in vain; the condition on its last step is what decides.
    const known = await this.head(key)
    if (known !== null) return this.#demandSame(key, file)
    const upload = new Upload({
      client: this.#client,
      params: { Bucket: this.#bucket, Key: key, Body: createReadStream(file), IfNoneMatch: '*' },
      partSize: this.#partBytes,
      queueSize: PARTS_AT_ONCE,
    })
    await upload.done()
  }

  async #demandSame(key: ObjectKey, file: string): Promise<void> {
    const { sha256 } = await hashFile(file)
    if ((await this.#hashStored(key)) !== sha256) throw new StorageConflict(key)
  }

  async #hashStored(key: ObjectKey): Promise<string> {
    const hash = createHash('sha256')
    for await (const chunk of await this.read(key)) hash.update(chunk)
    return hash.digest('hex')
  }
}

function infoOf(bytes: Uint8Array): ObjectInfo {
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
