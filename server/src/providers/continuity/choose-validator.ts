import type { RuleChoice } from './local/rule-switches.ts'
import type { ContinuityValidator } from './continuity.port.ts'
import { createLocalValidator } from './local.ts'
import { createModelValidator } from './model.ts'

/** Two such calls fit into what the stage grants; the local verdict stands when they are over. */
const TIMEOUT_MS = 60_000
/** A dozen remarks take 2,000; the rest is for models that think first. */
const ANSWER_TOKENS_MAX = 6000

/** Which rules speak, and the language model that is asked too, if there is one behind an OpenAI-compatible address. */
export interface ValidatorSettings {
  readonly continuityRules: RuleChoice
  readonly validatorUrl?: string | undefined
  readonly validatorModel: string
  readonly validatorKey?: { reveal(): string } | undefined
}

/** The local rules, and beside them a language model where one is configured. */
export function chooseValidator(settings: ValidatorSettings): ContinuityValidator {
  const local = createLocalValidator({ rules: settings.continuityRules })
  if (settings.validatorUrl === undefined) return local
  return createModelValidator(
    {
      baseUrl: settings.validatorUrl,
      model: settings.validatorModel,
      apiKey: settings.validatorKey?.reveal() ?? null,
      timeoutMs: TIMEOUT_MS,
      answerTokensMax: ANSWER_TOKENS_MAX,
    },
    local,
  )
}
