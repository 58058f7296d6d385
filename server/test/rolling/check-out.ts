import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const OWN_ROOT = join(import.meta.dirname, '../../..')

/** Skein's own packages by name, wherever they lie in a checkout. */
async function packagesIn(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const manifest of globSync('{*,*/*}/package.json', { cwd: root, exclude: ['**/node_modules/**'] })) {
    const { name }: { name?: string } = JSON.parse(await readFile(join(root, manifest), 'utf8'))
    if (name?.startsWith('@skein/') === true) found.set(name, join(root, dirname(manifest)))
  }
  return found
}

/**
 * Another commit of this repository in a directory of its own, ready to run: with the packages that are installed here,
 * except Skein's own, which are that commit's. Only as long as both commits can live with the same installed packages.
 *
 * @param directory does not exist yet
 */
export async function checkOut(commit: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  const archive = join(directory, 'checkout.tar')
  await run('git', ['archive', '--format=tar', `--output=${archive}`, commit], { cwd: OWN_ROOT })
  await run('tar', ['-xf', archive, '-C', directory])
  await rm(archive)
  const own = await packagesIn(directory)
  for (const workspace of ['', ...[...own.values()].map((path) => path.slice(directory.length + 1))]) {
    const installed = join(OWN_ROOT, workspace, 'node_modules')
    if (!existsSync(installed)) continue
    const target = join(directory, workspace, 'node_modules')
    await mkdir(target)
    for (const entry of await readdir(installed))
      if (entry !== '@skein') await symlink(join(installed, entry), join(target, entry))
    if (!existsSync(join(installed, '@skein'))) continue
    await mkdir(join(target, '@skein'))
    for (const [name, path] of own) await symlink(path, join(target, name))
  }
  await run(process.execPath, ['scripts/generate-prisma.mjs'], { cwd: directory })
}
