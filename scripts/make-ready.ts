// Makes what is generated from the sources, only when its sources have changed: a warm `pnpm start` does not wait for it,
// and a `git pull` that changed a schema or a page needs no command of its own.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

function fingerprint(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of files.toSorted()) hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}

function make(what: string, options: { from: readonly string[]; stamp: string; command: readonly string[] }): void {
  const stamp = join(root, options.stamp)
  const wanted = fingerprint(options.from)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error(`Making ${what} …`)
  const [program = '', ...words] = options.command
  const { status } = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(`This did not work: ${options.command.join(' ')}. The lines above say why.`)
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

make('the database client', {
  from: ['prisma/schema/*.prisma', 'prisma.config.ts', 'pnpm-lock.yaml'],
  stamp: 'server/src/generated/.made-from',
  command: ['node', 'scripts/generate-prisma.mjs'],
})
make('the web app', {
  from: [
    'web/src/**/*',
    'web/public/**/*',
    'web/*.{html,ts,json}',
    'web/build/*.ts',
    'server/contract/src/**/*.ts',
    'pnpm-lock.yaml',
  ],
  stamp: 'web/dist/.made-from',
  command: ['vite', 'build', 'web', '--logLevel', 'warn'],
})
