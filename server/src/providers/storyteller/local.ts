import type { StoryRequest, Storyteller, StoryResult } from './storyteller.port.ts'
import { tellLocally } from './local/tell-locally.ts'

/**
 * The storyteller that needs no key and no network: the same text in the same context always gives the same script. It
 * takes any text in any language; what it could not read it says in the script's `notes`.
 */
export function createLocalStoryteller(): Storyteller {
  return {
    id: 'local',
    expand: async ({ text, context, language, signal }: StoryRequest): Promise<StoryResult> => {
      signal.throwIfAborted()
      return {
        ...tellLocally(text, context, language),
        provenance: {
          provider: 'local',
          model: 'local@1',
          readsWholeBible: true,
          prompt: null,
          inputTokens: null,
          outputTokens: null,
        },
      }
    },
  }
}
