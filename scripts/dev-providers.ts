import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dialect, startVideoDouble } from '../server/test/doubles/video-double.ts'
import { QUOTED_KEY, SCENARIOS } from '../server/test/doubles/video-faults.ts'
import { catalogText } from '../server/test/make/video-model.ts'

/**
 * Video providers that misbehave on demand, for trying the whole of Skein against them:
 * `pnpm dev:providers [multipart|json|openrouter|fal] [port]`.
 */

const DIALECTS: readonly Dialect[] = ['multipart', 'json', 'openrouter', 'fal']
const POLL = { firstSeconds: 1, everySeconds: 2, giveUpSeconds: 120 }

const [, , wanted = 'json', port = '4850'] = process.argv
const dialect = DIALECTS.find((name) => name === wanted)
if (dialect === undefined || !/^\d{1,5}$/.test(port)) {
  process.stderr.write(`usage: pnpm dev:providers [${DIALECTS.join('|')}] [port]\n`)
  process.exit(1)
}

const double = await startVideoDouble({ port: Number(port) })
const file = join(mkdtempSync(join(tmpdir(), 'skein-dev-providers-')), 'video-providers.json')
writeFileSync(file, `${catalogText(double, dialect, { poll: POLL })}\n`)
process.stdout.write(
  [
    `A video provider (${dialect}) listens on port ${port}. In another terminal:`,
    '',
    `  SKEIN_VIDEO_PROVIDERS=${file} SKEIN_VIDEO_KEY=${QUOTED_KEY} npx pnpm start`,
    '',
    'Write "double:<word>" into a continuation, and the provider behaves so:',
    `  ${Object.keys(SCENARIOS).join(', ')}`,
    '',
    'Every order is shown below. Ctrl-C ends it.',
    '',
  ].join('\n'),
)

let told = 0
setInterval(() => {
  for (const order of double.orders.slice(told)) {
    told += 1
    process.stdout.write(`order ${told}: ${order.scenario} (${double.taken} taken so far)\n`)
  }
}, 200)
