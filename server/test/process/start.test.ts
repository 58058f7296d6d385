import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clusterDataOf } from '#platform/embedded-postgres-running.ts'
import { type Instance, startInstance } from '../../../web/e2e/setup/instance.ts'
import { eventually } from '../setup/eventually.ts'

const root = join(import.meta.dirname, '../../..')
const scratch = mkdtempSync(join(tmpdir(), 'skein-start-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function failedStart(environment: Record<string, string>) {
  const child = spawn('node', ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  return { code, lines: said.trim().split('\n') }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a start that cannot succeed says why in one line, with the cure', () => {
  it('names the port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, lines } = await failedStart({ PORT: String(port), SKEIN_DATA_DIR: join(scratch, 'port') })
    server.close()
    expect(code).toBe(1)
    expect(lines).toEqual([
      `Port ${port} is in use. Stop the program that has it, or choose another with PORT=${port + 1}.`,
    ])
    expect(existsSync(join(scratch, 'port'))).toBe(false)
  })

  it('names the directory it cannot write', async () => {
    writeFileSync(join(scratch, 'a-file'), '')
    const directory = join(scratch, 'a-file', 'data')
    const { code, lines } = await failedStart({ PORT: '0', SKEIN_DATA_DIR: directory })
    expect(code).toBe(1)
    expect(lines).toEqual([
      `Skein cannot write to its data directory ${directory}. Make it writable, or set SKEIN_DATA_DIR to one that is.`,
    ])
  })

  it('names every setting that is wrong at once', async () => {
    const { code, lines } = await failedStart({ PORT: 'eighty', DATABASE_URL: 'mysql://here', SKEIN_SECRET: 'short' })
    expect(code).toBe(1)
    expect(lines).toHaveLength(4)
    expect(lines.join('\n')).not.toContain('short')
  })

  it('names the cure when a native part does not load', async () => {
    const { code, lines } = await failedStart({
      PORT: '0',
      SKEIN_DATA_DIR: join(scratch, 'native'),
      // Where the native packages look first when somebody points them somewhere.
      NAPI_RS_NATIVE_LIBRARY_PATH: join(scratch, 'nothing-here.node'),
    })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('npx pnpm install --force')
  })

  it('says which server it could not reach when DATABASE_URL leads nowhere', async () => {
    const { code, lines } = await failedStart({
      PORT: '0',
      SKEIN_DATA_DIR: join(scratch, 'away'),
      DATABASE_URL: 'postgres://skein:hidden-word@127.0.0.1:9/skein',
    })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('127.0.0.1:9')
    expect(lines[0]).not.toContain('hidden-word')
  })
})

describe('a running Skein', () => {
  let instance: Instance
  beforeAll(async () => {
    instance = await startInstance({ dataDirectory: join(scratch, 'run'), environment: { SKEIN_SAMPLE_SCENE: 'no' } })
  })
  afterAll(() => instance.discard())

  it('refuses a second start on the same directory and says who has it', async () => {
    const { code, lines } = await failedStart({ PORT: '0', SKEIN_DATA_DIR: instance.dataDirectory })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`process ${instance.process.pid}`)
    expect((await fetch(`${instance.url}/readyz`)).status).toBe(200)
  })

  it('stops on Ctrl-C without leaving a process behind, and goes on with the same data', async () => {
    // As root the cluster may lie elsewhere, where PostgreSQL's own account can enter.
    const data = clusterDataOf(join(instance.dataDirectory, 'database'))
    const pidFile = readFileSync(join(data, 'postmaster.pid'), 'utf8')
    const postgres = Number(pidFile.split('\n')[0])
    expect(isAlive(postgres)).toBe(true)
    const topics = await (await fetch(`${instance.url}/api/v1/topics`)).text()
    expect(await instance.stop()).toBe(0)
    await eventually(() => expect(isAlive(postgres)).toBe(false))
    instance = await instance.restart()
    expect(await (await fetch(`${instance.url}/api/v1/topics`)).text()).toBe(topics)
  })

  it('starts again after it was killed without warning', async () => {
    const gone = new Promise((resolve) => instance.process.once('exit', resolve))
    instance.process.kill('SIGKILL')
    await gone
    instance = await instance.restart()
    expect((await fetch(`${instance.url}/readyz`)).status).toBe(200)
  })
})
