// Builds the web app only when something it is made of has changed, so that a warm `pnpm start` does not wait for it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'web/dist/.built-from')

function fingerprint(): string {
  const hash = createHash('sha256')
  const sources = ['web/src/**/*', 'web/public/**/*', 'web/*.{html,ts,json}', 'server/contract/src/**/*.ts', 'pnpm-lock.yaml']
  for (const file of globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    if (path.endsWith('.test.ts') || path.endsWith('.test.tsx')) continue
    hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  return hash.digest('hex')
}

const wanted = fingerprint()
const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (built !== wanted) {
  console.error('Building the web app …')
  const result = spawnSync('vite', ['build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error('The web app could not be built; the lines above say why.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
