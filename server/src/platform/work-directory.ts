import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^skein-work-(\d+)-/
let swept: Promise<void> | undefined

/**
 * Runs `work` with an empty directory of its own and removes it afterwards. What a killed process left behind is
 * removed by the next one on the machine: a film's raw files are large.
 */
export async function withWorkDirectory<Result>(work: (directory: string) => Promise<Result>): Promise<Result> {
  // Once, before this process has any directory of its own: whatever bears its number is then somebody else's.
  swept ??= sweep()
  await swept
  const directory = await mkdtemp(join(tmpdir(), `skein-work-${process.pid}-`))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = NAME.exec(name) ?? []
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
