// Plain JavaScript: `prepare` may run under whatever Node started the installer.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('prisma/schema') && existsSync('prisma.config.ts')) {
  // The client needs no schema engine, but the generator looks for one and would try to download it.
  const result = spawnSync('prisma', ['generate'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  // Even a good run tells stderr which files it read; only a bad one is worth showing.
  if (result.status !== 0) process.stderr.write(result.stderr || `prisma generate did not run: ${result.error}\n`)
  process.exit(result.status ?? 1)
}
