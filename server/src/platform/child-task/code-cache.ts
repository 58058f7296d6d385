import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where children keep compiled code for the next of them: a child lives for seconds, and reading its modules anew takes
 * half of one, and the memory of the compiler. What lies there is run, so it must be this user's alone; null when it is not.
 */
export function codeCache(parent = tmpdir()): string | null {
  const uid = process.getuid?.()
  if (uid === undefined) return null
  const directory = join(parent, `skein-code-${uid}`)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const found = lstatSync(directory)
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0 ? directory : null
  } catch {
    // A disk that cannot be written to: every child compiles for itself.
    return null
  }
}
