import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { DiskStorage } from '#providers/storage/disk.ts'
import { storageTrouble } from '#providers/storage/storage-failure.ts'

/** What a test tells a process that does nothing but store, as JSON in the first argument. */
const Orders = Type.Object({
  storageRoot: Type.String(),
  objects: Type.Integer(),
  /** For each object and each reading; whoever is killed in the middle has no second one. */
  triesMax: Type.Integer(),
  /** Writes where the object is to lie, instead of beside it. */
  isCareless: Type.Boolean(),
})

const { storageRoot, objects, triesMax, isCareless } = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))

class Careless extends DiskStorage {
  override async put(key: string, body: Uint8Array) {
    const target = join(storageRoot, key)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, body)
    return { sizeBytes: body.length, sha256: '' }
  }
}

const storage = isCareless ? new Careless(storageRoot) : new DiskStorage(storageRoot)
let damaged = 0
const insist = async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
  for (let left = triesMax; left > 0; left -= 1)
    try {
      return await work()
    } catch (error) {
      if (storageTrouble(error) === null) throw error
    }
  return null
}
for (let index = 0; index < objects; index += 1) {
  const bytes = Buffer.alloc(20_000, `object ${index};`)
  // Named by what it holds, so that whoever looks can tell whether it holds that.
  const key = `media/${index}/${createHash('sha256').update(bytes).digest('hex')}`
  const stored = await insist(() => storage.put(key, bytes))
  if (stored === null) continue
  const read = await insist(async () => buffer(await storage.read(key)))
  if (read !== null && Buffer.compare(read, bytes) !== 0) damaged += 1
}
process.stdout.write(String(damaged))
