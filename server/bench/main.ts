import { Command, InvalidArgumentError, Option } from 'commander'
import { runWorkloads, type Workload } from './bench.ts'
import { contextCommand } from './context-command.ts'
import { animaticCommand } from './animatic-command.ts'
import { contactSheetCommand } from './contact/command.ts'
import { continuityCommand } from './continuity-command.ts'
import { machineFacts } from './harness/machine.ts'
import { formatFinding } from './harness/report.ts'
import { WORKLOADS } from './workloads.ts'

interface Options {
  readonly json: boolean
  readonly rounds: number
  readonly seconds: number
  readonly size: number
  readonly ideas?: number
  readonly statements: boolean
  readonly directory?: string
}

const positive = (text: string) => {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.')
  return value
}

const collect = (name: string, before: readonly Workload[] = []): readonly Workload[] => {
  if (name === 'all') return [...WORKLOADS.values()]
  const found = WORKLOADS.get(name)
  if (found === undefined) throw new InvalidArgumentError('There is no such workload.')
  return [...before, found]
}

const names = [...WORKLOADS.keys()]
const tell = (line: string) => console.error(line)

await new Command('bench')
  .enablePositionalOptions()
  .description('Measures Skein against the limits of this machine. Nothing fails when a target is missed.')
  .argument('<names...>', `what to measure: ${names.join(', ')}, or all`, collect)
  .option('--json', 'one JSON document per workload, with the machine and every round', false)
  .option('--statements', 'also say, on stderr, which statements the database spent its time on', false)
  .option('--rounds <count>', 'rounds over all cases; medians are reported', positive, 3)
  .option('--seconds <seconds>', 'how long each case runs in a round', positive, 3)
  .addOption(
    new Option('--size <segments>', 'segments in the generated database: 1000, 100000 or 2000000')
      .argParser(positive)
      .default(100_000),
  )
  .option('--ideas <count>', 'ideas in the generated database; a quarter of its segments when left out', positive)
  .option('--directory <path>', 'keep the generated databases here for the next run')
  .action(async (workloads: readonly Workload[], { json, directory, ideas, ...options }: Options) => {
    await runWorkloads(workloads, { ...options, ideas, directory, tell }, async (workload, finding, databaseUrl) => {
      if (!json) return console.log(`${formatFinding(workload.name, workload.about, finding)}\n`)
      const { name, about } = workload
      const machine = await machineFacts(databaseUrl)
      console.log(JSON.stringify({ bench: name, about, at: new Date().toISOString(), ...options, machine, ...finding }))
    })
  })
  .addCommand(animaticCommand())
  .addCommand(continuityCommand())
  .addCommand(contextCommand())
  .addCommand(contactSheetCommand())
  .parseAsync()
