import { runProcess } from '#run-process.ts'

// All in one: the embedded database when no other is configured, api, worker and web app.
await runProcess(['api', 'worker'])
