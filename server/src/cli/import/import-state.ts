import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'

const State = Type.Object({
  /** Passwords of the authors' accounts are derived from it, so that a resumed import can sign in again. */
  secret: Type.String(),
  ideaId: Type.Union([Type.String(), Type.Null()]),
  sceneId: Type.Union([Type.String(), Type.Null()]),
})
type State = Static<typeof State>
const check = Compile(State)

/** What an import must remember to be taken up again: everything else follows from idempotency keys. */
export interface ImportState {
  readonly sceneId: string | null
  readonly ideaId: string | null
  passwordOf(username: string): string
  /** The same key for the same segment of the same import, however often it is started. */
  keyOf(what: string): string
  save(change: Partial<Pick<State, 'ideaId' | 'sceneId'>>): Promise<void>
}

/** Opens the state of one import, named by server, file and title; a fresh one when there is none. */
export async function openImportState(directory: string, identity: readonly string[]): Promise<ImportState> {
  const name = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16)
  const file = join(directory, 'imports', `${name}.json`)
  const stored: unknown = await readFile(file, 'utf8').then(JSON.parse, () => null)
  let state: State = check.Check(stored)
    ? stored
    : { secret: randomBytes(24).toString('base64url'), ideaId: null, sceneId: null }
  const write = async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  await write()
  const derive = (label: string) => createHmac('sha256', state.secret).update(label).digest('base64url')
  return {
    get sceneId() {
      return state.sceneId
    },
    get ideaId() {
      return state.ideaId
    },
    passwordOf: (username) => derive(`password ${username}`),
    keyOf: (what) => `import-${derive(`key ${what}`).slice(0, 32)}`,
    async save(change) {
      state = { ...state, ...change }
      await write()
    },
  }
}
