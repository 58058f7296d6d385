import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type S3Double, startS3Double } from '../../../test/doubles/s3-double.ts'
import { S3Storage } from './s3.ts'
import { StorageConflict } from './storage-failure.ts'
import { describeObjectStorage } from './storage.suite.ts'

const MEGABYTE = 1024 * 1024
let double: S3Double
let directory = ''
const storages: S3Storage[] = []

beforeEach(async () => {
  double = await startS3Double()
  directory = await mkdtemp(join(tmpdir(), 'skein-s3-'))
})
afterEach(async () => {
  for (const storage of storages.splice(0)) storage.close()
  await double.close()
  await rm(directory, { recursive: true, force: true })
})

function open(changes: Partial<ConstructorParameters<typeof S3Storage>[0]> = {}): S3Storage {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = double
  const storage = new S3Storage({ endpoint, region, bucket, accessKeyId, secretAccessKey, ...changes })
  storages.push(storage)
  return storage
}

async function file(bytes: Buffer): Promise<{ file: string }> {
  const path = join(directory, 'source')
  await writeFile(path, bytes)
  return { file: path }
}

describeObjectStorage('s3', () => Promise.resolve({ storage: open(), scratch: directory }))

describe('large files at s3', () => {
  const large = Buffer.alloc(12 * MEGABYTE, 'ab')

  it('go up in parts, and come back whole', async () => {
    const storage = open({ partBytes: 5 * MEGABYTE })
    const info = await storage.put('media/large', await file(large))
    expect(info).toEqual({ sizeBytes: large.length, sha256: createHash('sha256').update(large).digest('hex') })
    expect(double.requests.filter((line) => line.includes('partNumber'))).toHaveLength(3)
    expect(Buffer.compare(Buffer.from(await storage.readBytes('media/large')), large)).toBe(0)
    expect(double.openUploads).toBe(0)
  })

  it('are created on the last step only where nobody was first', async () => {
    const storage = open({ partBytes: 5 * MEGABYTE })
    const source = await file(large)
    const slow = storage.put('media/large', source)
    await expect.poll(() => double.openUploads).toBe(1)
    await open().put('media/large', Buffer.from('first'))
    await expect(slow).rejects.toBeInstanceOf(StorageConflict)
    expect(double.objects.get('media/large')?.body.toString()).toBe('first')
    expect(double.openUploads).toBe(0)
  })

  it('are accepted twice and refused with other bytes', async () => {
    const storage = open({ partBytes: 5 * MEGABYTE })
    const first = await storage.put('media/large', await file(large))
    expect(await storage.put('media/large', await file(large))).toEqual(first)
    await expect(storage.put('media/large', await file(Buffer.alloc(12 * MEGABYTE)))).rejects.toBeInstanceOf(
      StorageConflict,
    )
  })
})

describe('s3', () => {
  it('is not let in with another key or secret', async () => {
    await expect(open({ secretAccessKey: 'guessed' }).put('a', Buffer.from('x'))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    })
    await expect(open({ accessKeyId: 'somebody' }).readBytes('a')).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    })
    expect(double.objects.size).toBe(0)
  })

  it('corrects a clock that is an hour off, either way', async () => {
    for (const [index, hours] of [1, -1].entries()) {
      double.clockSkewMs = hours * 3_600_000
      const storage = open()
      await storage.put(`skew/${index}`, Buffer.from('on time'))
      expect(Buffer.from(await storage.readBytes(`skew/${index}`)).toString()).toBe('on time')
    }
  })

  it('repeats what the server had no time for, and stores it once', async () => {
    const storage = open()
    double.failNext(2, 503, 'SlowDown')
    await storage.put('busy', Buffer.from('x'))
    expect(double.requests.filter((line) => line === 'PUT busy')).toHaveLength(3)
    expect(double.objects.size).toBe(1)
  })

  it('tries a write again that met another one', async () => {
    double.failNext(1, 409, 'ConditionalRequestConflict')
    await open().put('race', Buffer.from('x'))
    expect(double.objects.get('race')?.body.toString()).toBe('x')
  })

  it('never stores bytes that changed on the way', async () => {
    double.corruptNext()
    await expect(open().put('bits', Buffer.from('as sent'))).rejects.toMatchObject({
      name: 'XAmzContentSHA256Mismatch',
    })
    expect(double.objects.has('bits')).toBe(false)
  })

  it('lists more than one page', async () => {
    const storage = open()
    double.pageSize = 2
    for (const name of ['a', 'b', 'c', 'd', 'e']) await storage.put(`media/${name}`, Buffer.from(name))
    const keys: string[] = []
    for await (const { key, sizeBytes, modifiedAt } of storage.list('media/')) {
      keys.push(key)
      expect(sizeBytes).toBe(1)
      expect(Math.abs(modifiedAt.getTime() - Date.now())).toBeLessThan(60_000)
    }
    expect(keys).toEqual(['media/a', 'media/b', 'media/c', 'media/d', 'media/e'])
  })

  it('has nothing past an object’s end', async () => {
    const storage = open()
    await storage.put('short', Buffer.from('abc'))
    const chunks: Buffer[] = []
    for await (const chunk of await storage.read('short', { start: 3, end: 9 })) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks)).toHaveLength(0)
  })
})
