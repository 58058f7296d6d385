import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { takeInHostile } from './animatic/hostile.ts'
import { memoryCurve } from './animatic/memory-curve.ts'
import { type Metered, metered } from './animatic/metered.ts'
import { type Rendering, renderersHere } from './animatic/renderers.ts'
import { type AnimaticReport, claimsOf, formatAnimatic, type RendererRuns } from './animatic/report.ts'
import { THREE_SHOTS } from './animatic/segments.ts'

const PARTS = ['renderers', 'memory', 'hostile'] as const

interface Options {
  readonly json: boolean
  readonly rounds: number
  readonly segments: number
  readonly only?: (typeof PARTS)[number]
}

const whole = (text: string) => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number above 0.')
  return value
}
const tell = (line: string) => console.error(line)

/** `pnpm bench animatic`: what a segment costs to render, beside others who do it, and what keeps it safe. No database. */
export function animaticCommand(): Command {
  return new Command('animatic')
    .description('What a segment costs to render, beside others; its memory; files that mean harm. Needs no database.')
    .option('--json', 'one JSON document with every round', false)
    .option('--rounds <count>', 'rounds over all renderers; medians are reported', whole, 3)
    .option('--segments <count>', 'how many are rendered in a row for the memory curve', whole, 30)
    .addOption(new Option('--only <part>', 'one part alone').choices(PARTS))
    .action(async ({ json, rounds, segments, only }: Options) => {
      const scratch = await mkdtemp(join(tmpdir(), 'skein-bench-animatic-'))
      const isWanted = (part: (typeof PARTS)[number]) => only === undefined || only === part
      try {
        const { here, missing } = renderersHere(scratch)
        const runs: readonly (RendererRuns & { readonly rounds: Metered<Rendering>[] })[] = here.map(
          ({ name, about }) => ({ name, about, rounds: [] }),
        )
        if (isWanted('renderers'))
          for (let round = 1; round <= rounds; round += 1)
            for (const [index, renderer] of here.entries()) {
              tell(`round ${round}: ${renderer.name}`)
              runs[index]?.rounds.push(await metered(() => renderer.render(THREE_SHOTS)))
            }
        const report: AnimaticReport = {
          seconds: THREE_SHOTS.script.durationSeconds,
          renderers: isWanted('renderers') ? runs : [],
          missing,
          memory: isWanted('memory') ? await memoryCurve(segments, scratch, tell) : [],
          hostile: isWanted('hostile') ? await takeInHostile(scratch, tell) : [],
        }
        console.log(json ? JSON.stringify({ ...report, claims: claimsOf(report) }) : formatAnimatic(report))
      } finally {
        await rm(scratch, { recursive: true, force: true })
      }
    })
}
