import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { StorageConflict, StorageKeyRefused, StorageMissing } from './storage-failure.ts'
import type { ObjectStorage } from './storage.port.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function keysBelow(storage: ObjectStorage, prefix: string): Promise<readonly string[]> {
  const keys: string[] = []
  for await (const { key } of storage.list(prefix)) keys.push(key)
  return keys
}

/**
 * What every object storage promises. `make` hands out an empty storage and a scratch directory for source files; both
 * are cleaned up by the caller's hooks.
 */
export function describeObjectStorage(
  name: string,
  make: () => Promise<{ storage: ObjectStorage; scratch: string }>,
): void {
  describe(`${name} object storage`, () => {
    it('returns the size and hash of what it stored, and reads the same bytes back', async () => {
      const { storage } = await make()
      const info = await storage.put('media/a/one.bin', bytes('hello'))
      expect(info).toEqual({ sizeBytes: 5, sha256: createHash('sha256').update('hello').digest('hex') })
      expect(await storage.head('media/a/one.bin')).toEqual({ sizeBytes: 5 })
      expect(Buffer.from(await storage.readBytes('media/a/one.bin')).toString()).toBe('hello')
    })

    it('stores a file from disk', async () => {
      const { storage, scratch } = await make()
      const file = join(scratch, 'source.bin')
      await writeFile(file, Buffer.alloc(300_000, 7))
      expect((await storage.put('media/big', { file })).sizeBytes).toBe(300_000)
      expect((await storage.readBytes('media/big')).every((byte) => byte === 7)).toBe(true)
    })

    it('accepts the same bytes twice and refuses other bytes', async () => {
      const { storage } = await make()
      const first = await storage.put('k', bytes('same'))
      expect(await storage.put('k', bytes('same'))).toEqual(first)
      await expect(storage.put('k', bytes('else'))).rejects.toBeInstanceOf(StorageConflict)
      expect(Buffer.from(await storage.readBytes('k')).toString()).toBe('same')
    })

    it('lets exactly one of many racing writers win, and the object is whole', async () => {
      const { storage } = await make()
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, (_, writer) => storage.put('race', Buffer.alloc(50_000, writer))),
      )
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
      const stored = await storage.readBytes('race')
      expect(stored).toHaveLength(50_000)
      expect(new Set(stored).size).toBe(1)
    })

    it('reads half-open ranges', async () => {
      const { storage } = await make()
      await storage.put('digits', bytes('0123456789'))
      const read = async (range?: { start: number; end: number }) =>
        (await buffer(await storage.read('digits', range))).toString()
      expect(await read({ start: 2, end: 5 })).toBe('234')
      expect(await read({ start: 8, end: 99 })).toBe('89')
      expect(await read({ start: 3, end: 3 })).toBe('')
      expect(await read()).toBe('0123456789')
    })

    it('says plainly that a key is missing', async () => {
      const { storage } = await make()
      expect(await storage.head('nothing/here')).toBeNull()
      await expect(storage.read('nothing/here')).rejects.toBeInstanceOf(StorageMissing)
      await expect(storage.readBytes('nothing/here')).rejects.toBeInstanceOf(StorageMissing)
    })

    it('lists by prefix, in key order, nothing else', async () => {
      const { storage } = await make()
      for (const key of ['media/b/2', 'media/a/1', 'media/ab', 'other/x']) await storage.put(key, bytes(key))
      const keys = (prefix: string) => keysBelow(storage, prefix)
      expect(await keys('media/a')).toEqual(['media/a/1', 'media/ab'])
      expect(await keys('media/')).toEqual(['media/a/1', 'media/ab', 'media/b/2'])
      expect(await keys('')).toHaveLength(4)
      expect(await keys('absent/')).toEqual([])
    })

    it('removes an object, and removing it again is harmless', async () => {
      const { storage } = await make()
      await storage.put('gone', bytes('x'))
      await storage.remove('gone')
      await storage.remove('gone')
      expect(await storage.head('gone')).toBeNull()
      await storage.put('gone', bytes('other bytes are fine now'))
    })

    it.each(['../up', '/root', 'a//b', 'a/../b', '.hidden', 'A/B', 'a/b\0c', '', 'a\\b', 'x'.repeat(600)])(
      'refuses the unsafe key %j before touching anything',
      async (key) => {
        const { storage } = await make()
        await expect(storage.put(key, bytes('x'))).rejects.toBeInstanceOf(StorageKeyRefused)
        await expect(storage.readBytes(key)).rejects.toBeInstanceOf(StorageKeyRefused)
        await expect(storage.remove(key)).rejects.toBeInstanceOf(StorageKeyRefused)
      },
    )
  })
}
