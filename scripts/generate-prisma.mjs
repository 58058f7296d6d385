// Plain JavaScript: `prepare` may run under whatever Node started the installer.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('prisma/schema') && existsSync('prisma.config.ts')) {
  // The client needs no schema engine, but the generator looks for one and would try to download it.
  const result = spawnSync('prisma', ['generate'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  process.exit(result.status ?? 1)
}
