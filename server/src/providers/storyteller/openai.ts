import { filmNote } from '@skein/contract/film-notes'
import type { Script } from '@skein/contract/script'
import { Chat, type ChatAnswer, type ChatPurpose, type Message, type OpenAiConfig } from '../openai/chat.ts'
import { ANSWER_NAME, ANSWER_SCHEMA } from './openai/answer-schema.ts'
import { askForRepair, writePrompt } from './openai/prompt.ts'
import { readAnswer, type StoryAnswer } from './openai/read-answer.ts'
import type { Storyteller, StoryRequest, StoryResult } from './storyteller.port.ts'

const NOTES_MAX = 6
const PURPOSE: ChatPurpose = {
  server: "The storyteller's server",
  declined: 'The language model declined to film this text.',
  answer: { name: ANSWER_NAME, schema: ANSWER_SCHEMA },
}

/**
 * A storyteller behind any OpenAI-compatible chat endpoint. Answers are checked with ajv; a wrong one gets one repair
 * turn, then the fallback tells the story and says so in the script's notes. Trouble with the server itself (limits,
 * network, keys, refusals) is a `ProviderFailure` for the pipeline to judge, never an error of the SDK.
 *
 * @param fallback the local storyteller; what it writes is never sent anywhere.
 */
export function createOpenAiStoryteller(config: OpenAiConfig, fallback: Storyteller): Storyteller {
  const chat = new Chat(config, PURPOSE)
  return {
    id: 'openai',
    expand: async (request) => {
      const told = await tell(chat, config, request)
      const spent = { prompt: told.prompt, inputTokens: told.inputTokens, outputTokens: told.outputTokens }
      if (told.answer !== null) {
        return {
          ...told.answer,
          provenance: { provider: 'openai', model: config.model, readsWholeBible: false, ...spent },
        }
      }
      const local = await fallback.expand(request)
      return { ...withNote(local), provenance: { ...local.provenance, ...spent } }
    },
  }
}

interface Told {
  readonly answer: StoryAnswer | null
  /** The last conversation as sent, JSON. */
  readonly prompt: string
  readonly inputTokens: number
  readonly outputTokens: number
}

async function tell(chat: Chat, config: OpenAiConfig, request: StoryRequest): Promise<Told> {
  const { text, context, language, signal } = request
  let messages = writePrompt(text, context, language)
  let answer: StoryAnswer | null = null
  let [inputTokens, outputTokens] = [0, 0]
  for (let turn = 0; turn < 2; turn++) {
    const given = await askWhole(chat, config, messages, signal)
    inputTokens += given.inputTokens
    outputTokens += given.outputTokens
    const read = readAnswer(given.content, context.bible, text)
    if ('answer' in read) {
      ;({ answer } = read)
      break
    }
    if (turn === 0) messages = askForRepair(messages, given.content, read.problems)
  }
  return { answer, prompt: JSON.stringify(messages), inputTokens, outputTokens }
}

/** An answer that was cut off is asked for once more with twice the room. */
async function askWhole(
  chat: Chat,
  { answerTokensMax }: OpenAiConfig,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<ChatAnswer> {
  const first = await chat.ask(messages, answerTokensMax, signal)
  if (!first.isCutOff) return first
  const second = await chat.ask(messages, answerTokensMax * 2, signal)
  return {
    ...second,
    inputTokens: first.inputTokens + second.inputTokens,
    outputTokens: first.outputTokens + second.outputTokens,
  }
}

function withNote({ script, ...rest }: StoryResult): StoryResult {
  const noted: Script = { ...script, notes: [filmNote('script_modelUnusable'), ...script.notes].slice(0, NOTES_MAX) }
  return { ...rest, script: noted }
}
