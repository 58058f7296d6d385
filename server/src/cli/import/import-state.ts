import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'

/** One per server: the same author is the same account in every work that is imported there. */
const Accounts = Type.Object({ secret: Type.String() })
/** One per server, file and title. */
const Progress = Type.Object({
  /** Makes the keys of this import its own, so that a second one of the same file is another scene. */
  secret: Type.String(),
  ideaId: Type.Union([Type.String(), Type.Null()]),
  sceneId: Type.Union([Type.String(), Type.Null()]),
})
type Progress = Static<typeof Progress>

/** What an import must remember to be taken up again: everything else follows from idempotency keys. */
export interface ImportState {
  readonly sceneId: string | null
  readonly ideaId: string | null
  passwordOf(username: string): string
  /** The same key for the same segment of the same import, however often it is started. */
  keyOf(what: string): string
  save(change: Partial<Pick<Progress, 'ideaId' | 'sceneId'>>): Promise<void>
}

const freshSecret = () => randomBytes(24).toString('base64url')
const derive = (secret: string, label: string) => createHmac('sha256', secret).update(label).digest('base64url')

/** Opens the state of one import; a fresh one when there is none. Readable by its owner alone: passwords follow from it. */
export async function openImportState(
  directory: string,
  work: { readonly baseUrl: string; readonly file: string; readonly title: string },
): Promise<ImportState> {
  const fileOf = (...identity: readonly string[]) =>
    join(
      directory,
      'imports',
      `${createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16)}.json`,
    )
  const accounts = await open(fileOf(work.baseUrl), Accounts, { secret: freshSecret() })
  const file = fileOf(work.baseUrl, work.file, work.title)
  let progress = await open(file, Progress, { secret: freshSecret(), ideaId: null, sceneId: null })
  return {
    get sceneId() {
      return progress.sceneId
    },
    get ideaId() {
      return progress.ideaId
    },
    passwordOf: (username) => derive(accounts.secret, `password ${username}`),
    keyOf: (what) => `import-${derive(progress.secret, `key ${what}`).slice(0, 32)}`,
    async save(change) {
      progress = { ...progress, ...change }
      await write(file, progress)
    },
  }
}

async function open<T extends TSchema>(file: string, schema: T, fresh: Static<T>): Promise<Static<T>> {
  const stored: unknown = await readFile(file, 'utf8').then(JSON.parse, () => null)
  if (Value.Check(schema, stored)) return stored
  await write(file, fresh)
  return fresh
}

async function write(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, JSON.stringify(content), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
