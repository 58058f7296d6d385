// The api with the embedded database, restarted on change, and Vite with hot reload in front of it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const port = process.env['PORT'] ?? '4747'
const children = [
  spawn(
    'node',
    [
      '--watch-path=server/src',
      '--watch-path=server/contract/src',
      '--watch-path=sql',
      '--watch-preserve-output',
      'server/src/main.ts',
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PORT: port, SKEIN_LOG: process.env['SKEIN_LOG'] ?? 'info' },
    },
  ),
  spawn('vite', ['web'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SKEIN_API_URL: `http://127.0.0.1:${port}` },
  }),
]
let closing = false
const close = () => {
  if (closing) return
  closing = true
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', close)
process.on('SIGTERM', close)
for (const child of children) child.on('exit', close)
