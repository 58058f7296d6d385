import type { Verdict } from '@skein/contract/verdict'
import { ProviderFailure } from '#platform/failure.ts'
import { type Said, say } from '#platform/say.ts'
import { Chat, type Message, type OpenAiConfig } from '../openai/chat.ts'
import { extractJson, storable } from '../openai/extract-json.ts'
import type { ContinuityRequest, ContinuityValidator } from './continuity.port.ts'
import { ANSWER, checkAnswer, type Remark } from './model/answer-schema.ts'
import { tellEntries } from './model/bible-entries.ts'
import { mergeFindings } from './model/merge-findings.ts'
import { askAgain, unreadLength, writePrompt } from './model/prompt.ts'
import { settleRemarks } from './model/settle-remarks.ts'
import { whyNot } from './model/why-not.ts'
import { withNotes } from './said-to-writers.ts'

const PURPOSE = {
  server: "The continuity check's server",
  declined: 'The language model declined to read this text.',
  answer: ANSWER,
}
/** As wide as the column a verdict's validator is kept in. */
const VALIDATOR_LENGTH_MAX = 50

/**
 * A validator that asks a language model behind an OpenAI-compatible endpoint too, and merges what it finds with what
 * the local one found. A model adds doubts, never certainty: only a finding the local validator shares can block. When
 * the model gives no usable answer, the local verdict stands and its notes say so; the check itself never fails by it.
 *
 * @param local asked first, with the same request.
 */
export function createModelValidator(config: OpenAiConfig, local: ContinuityValidator): ContinuityValidator {
  const chat = new Chat(config, PURPOSE)
  return {
    id: withModel(local.id, config.model),
    ...(local.rules !== undefined && { rules: local.rules }),
    validate: async (request) => {
      const verdict = await local.validate(request)
      // A broken bible or script leaves nothing to compare the words with.
      if (verdict.findings.some(({ kind, severity }) => kind === 'bible_structure' && severity === 'block'))
        return verdict
      const { text, recentSegments = [] } = request
      const { entries, leftOut } = tellEntries(request.bible, {
        text,
        recentTexts: recentSegments.map((one) => one.text),
      })
      if (entries.length === 0) return verdict
      const told = { text, entries, recentSegments }
      const given = await askModel(chat, config, writePrompt(told), request.signal)
      if (!('remarks' in given)) return { ...verdict, ...withNotes(verdict, [given.note]) }
      const settled = settleRemarks(given.remarks, { ...told, bibleVersion: request.bible.version })
      const findings = mergeFindings(verdict.findings, settled.findings)
      return {
        ...verdict,
        outcome: outcomeOf(findings),
        validator: withModel(verdict.validator, config.model),
        findings,
        ...withNotes(verdict, notesOf(request, leftOut, settled.unfounded)),
      }
    },
  }
}

/** One question and at most one repair: the writer waits, and the local verdict is there already. */
async function askModel(
  chat: Chat,
  { answerTokensMax, timeoutMs }: OpenAiConfig,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<{ readonly remarks: readonly Remark[] } | { readonly note: Said }> {
  // Servers that refuse one format after another must not make the writer wait for more than the two answers.
  const ending = AbortSignal.any([signal, AbortSignal.timeout(2 * timeoutMs)])
  try {
    const first = await chat.ask(messages, answerTokensMax, ending)
    const read = readAnswer(first.content)
    if ('remarks' in read) return read
    const room = first.isCutOff ? answerTokensMax * 2 : answerTokensMax
    const second = readAnswer((await chat.ask(askAgain(messages, read.problems), room, ending)).content)
    return 'remarks' in second ? second : { note: whyNot('bad_output') }
  } catch (error) {
    if (signal.aborted || !(error instanceof ProviderFailure)) throw error
    return { note: whyNot(error.code) }
  }
}

function readAnswer(content: string): ReturnType<typeof checkAnswer> {
  const json = extractJson(content)
  return json === null ? { problems: ['/ is not a whole JSON object'] } : checkAnswer(storable(json.value))
}

function outcomeOf(findings: Verdict['findings']): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'block')) return 'block'
  return findings.length > 0 ? 'warn' : 'pass'
}

function notesOf({ text }: ContinuityRequest, leftOut: number, unfounded: number): Said[] {
  return [
    ...(unreadLength(text) > 0 ? [say('note_modelLongText')] : []),
    ...(leftOut > 0 ? [say('note_modelLongBible', { n: leftOut })] : []),
    ...(unfounded > 0 ? [say('note_modelUnfounded', { n: unfounded })] : []),
  ]
}

function withModel(validator: string, model: string): string {
  return `${validator}+model:${model}`.slice(0, VALIDATOR_LENGTH_MAX)
}
