import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const web = join(import.meta.dirname, '../../../web')
const Figures = Type.Object({
  crossed: Type.Array(Type.Number()),
  frames: Type.Integer(),
  dropped: Type.Integer(),
  stalls: Type.Integer(),
  gapAtJoinsMs: Type.Number(),
  gapAnywhereMs: Type.Number(),
  heights: Type.Array(Type.Integer()),
  captions: Type.Array(Type.Object({ second: Type.Number(), text: Type.String() })),
  errors: Type.Array(Type.String()),
})
export type PlaybackFigures = Static<typeof Figures>

interface PlaybackPlan {
  readonly url: string
  readonly height: 360 | 720
  readonly rate: number
  readonly total: number
  readonly hasEnd: boolean
  readonly joins: readonly number[]
}

/** Plays a playlist in a page of its own, with hls.js as it comes from npm, and says what became of it. */
export async function playInBrowser(person: BrowserContext, plan: PlaybackPlan): Promise<PlaybackFigures> {
  const page = await person.newPage()
  const { origin } = new URL(plan.url)
  const serve = async (path: string, contentType: string, body: string): Promise<void> => {
    await page.route(`${origin}${path}`, (route) => route.fulfill({ contentType, body }))
  }
  const script = await readFile(join(web, 'e2e/setup/measure-playback.ts'), 'utf8')
  await serve(
    '/measure/hls.mjs',
    'text/javascript',
    await readFile(join(web, 'node_modules/hls.js/dist/hls.mjs'), 'utf8'),
  )
  await serve(
    '/measure/measure.mjs',
    'text/javascript',
    stripTypeScriptTypes(script).replace("from 'hls.js'", "from '/measure/hls.mjs'"),
  )
  await serve('/measure/', 'text/html', '<body><script type="module" src="/measure/measure.mjs"></script></body>')
  await page.goto(`${origin}/measure/`)
  await page.waitForFunction('globalThis.measurePlayback !== undefined')
  const figures: unknown = await page.evaluate(`globalThis.measurePlayback(${JSON.stringify(plan)})`)
  await page.close()
  return Value.Parse(Figures, figures)
}
