// Writes .env.example from the settings themselves; run it after changing them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETTINGS } from '../server/src/config.ts'

const lines = Object.values(SETTINGS).map(
  ({ name, describe, example }) => `# ${describe}\n# ${name}=${example ?? ''}\n`,
)
writeFileSync(
  join(import.meta.dirname, '../.env.example'),
  `# Skein reads these from its environment; every one has a default.\n\n${lines.join('\n')}`,
)
