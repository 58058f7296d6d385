import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { chmod, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of a few megabytes, of the test's own, that can really be full. */
export interface SmallDisk {
  readonly path: string
  /** Writes a file that leaves so many bytes to everybody else. */
  fill(leavingBytes: number): Promise<void>
  /** Removes that file. */
  clear(): Promise<void>
  unmount(): void
}

const MEGABYTE = 1024 * 1024
const ASIDE = 'somebody-elses-file'

/** @throws Error where this user may not mount. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = mount(megabytes)
  await chmod(path, 0o755)
  const file = join(path, ASIDE)
  const free = async () => {
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize
  }
  return {
    path,
    fill: async (leavingBytes) => {
      const handle = await open(file, 'a')
      try {
        for (;;) {
          const piece = Math.min((await free()) - leavingBytes, MEGABYTE)
          if (piece <= 0) return
          await handle.write(Buffer.alloc(piece))
        }
      } finally {
        await handle.close()
      }
    },
    clear: () => rm(file, { force: true }),
    unmount: () => unmount(path),
  }
}

function mount(megabytes: number): string {
  const path = mkdtempSync(join(tmpdir(), 'skein-test-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(path)
    throw error
  }
  return path
}

function unmount(path: string): void {
  // Whoever still has a file open there loses it when they close it.
  execFileSync('umount', ['--lazy', path])
  rmdirSync(path)
}

/** Why a test that needs a disk of its own cannot run here; null where it can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'it takes Linux'
  try {
    unmount(mount(1))
    return null
  } catch {
    return 'this user may not mount a tmpfs'
  }
}

export const noSmallDisk = obstacle()
/** For the name of a test that is skipped then. */
export const skipped = noSmallDisk === null ? '' : ` [skipped: ${noSmallDisk}]`
