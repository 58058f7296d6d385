import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { choosePassages, SETS } from './choose-passages.ts'
import { drawSheet, stageStories } from './draw-sheet.ts'

interface Options {
  readonly data: string
  readonly set: string
  readonly out: string
}

/** `pnpm bench contact-sheet`: what the local storyteller makes of 24 segments of fiction that nobody wrote for it. No database. */
export function contactSheetCommand(): Command {
  return new Command('contact-sheet')
    .description('Stages 24 segments of 12 stories and draws a frame of each onto one sheet. Needs no database.')
    .requiredOption('--out <sheet.webp>', 'where the sheet goes')
    .addOption(
      new Option('--set <name>', 'which segments, all chosen by counting').choices(Object.keys(SETS)).default('third'),
    )
    .option('--data <folder>', 'where the stories are', join(import.meta.dirname, '../../../../shared/data'))
    .action(async ({ data, set, out }: Options) => {
      const tell = (line: string) => console.error(line)
      await drawSheet(await stageStories(await choosePassages(resolve(data), set), tell), resolve(out))
    })
}
