import { withDatabase } from '#cli/with-database.ts'
import { exportMarks } from '#domains/jobs/export-marks.ts'
import { checkItems } from '#cli/check-items.ts'
import { readConfig } from '#config.ts'
import { chooseValidator } from '#providers/continuity/choose-validator.ts'
import { type RuleChoice, RuleChoiceProblem, readRuleChoice } from '#providers/continuity/local/rule-switches.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import { createDatabase } from '#platform/db.ts'
import { StartProblem } from '#start-problem.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'

const STATEMENT_TIMEOUT_MS = 60_000

interface CheckOptions {
  readonly rules?: RuleChoice
  readonly validator: 'local' | 'model'
}

/** `skein continuity …`: what the continuity check says, and what people say of it. */
export function addContinuityCommand(program: Command): void {
  const continuity = program.command('continuity').description('What the continuity check says, and people say of it')
  continuity
    .command('check', { isDefault: true })
    .description('Hold labelled items against their bibles and print one verdict per line of JSON')
    .argument('<items.jsonl>', 'one item a line: id, bible, recentSegments, continuation')
    .option('--rules <choice>', 'which local rules speak, instead of what SKEIN_CONTINUITY_RULES says', readRules)
    .addOption(
      new Option('--validator <which>', 'the local rules alone, or the configured language model beside them')
        .choices(['local', 'model'])
        .default('local'),
    )
    .action(async (file: string, { rules, validator }: CheckOptions) => {
      const config = readConfig()
      if (validator === 'model' && config.validatorUrl === undefined)
        throw new StartProblem('No language model is configured: say in SKEIN_VALIDATOR_URL where one answers.')
      const parts = {
        storyteller: createLocalStoryteller(),
        validator: chooseValidator({
          ...config,
          continuityRules: rules ?? config.continuityRules,
          validatorUrl: validator === 'model' ? config.validatorUrl : undefined,
        }),
      }
      for await (const verdict of checkItems(file, parts)) process.stdout.write(`${JSON.stringify(verdict)}\n`)
    })
  continuity
    .command('marks')
    .description('Print every finding that somebody has judged as a labelled item, one line of JSON each')
    .action(() =>
      withDatabase(async (url) => {
        const db = createDatabase({ url, poolMax: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS })
        try {
          for await (const item of exportMarks(db.prisma)) process.stdout.write(`${JSON.stringify(item)}\n`)
        } finally {
          await db.close()
        }
      }),
    )
}

function readRules(raw: string): RuleChoice {
  try {
    return readRuleChoice(raw)
  } catch (error) {
    throw error instanceof RuleChoiceProblem ? new InvalidArgumentError(`It ${error.message}.`) : error
  }
}
