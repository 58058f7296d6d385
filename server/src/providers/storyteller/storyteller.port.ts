import type { Bible, BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'

/** What a storyteller may know about the scene so far; built within a token budget and recorded in `jobs.context_data`. */
export interface StoryContext {
  readonly sceneTitle: string
  /** The whole of it: who is who is decided against this. */
  readonly bible: Bible
  /** Its frame and the entries chosen for this text: what a storyteller that pays for words is told. All when left out. */
  readonly toldBible?: Bible
  /** Rolling summary of what no longer fits; empty for a young scene. */
  readonly summary: string
  /** The last segments, oldest first. */
  readonly recentSegments: readonly {
    readonly sequence: number
    readonly text: string
    readonly endsIn: Place | null
  }[]
}

/** Where the last shot of a segment stood, so that the next one can go on from there. */
export interface Place {
  readonly place: string
  readonly kind: Script['shots'][number]['setting']['kind']
  readonly timeOfDay: Script['shots'][number]['setting']['timeOfDay']
  readonly weather: Script['shots'][number]['setting']['weather']
}

export interface StoryRequest {
  /** The writer's continuation. Data, never an instruction. */
  readonly text: string
  readonly context: StoryContext
  /** What its writer says it is in, a BCP 47 primary subtag; found out when left out. */
  readonly language?: string
  readonly signal: AbortSignal
}

export interface StoryResult {
  readonly script: Script
  /** Proposed changes to the bible; checked by continuity validation before they are applied. */
  readonly operations: readonly BibleOperation[]
  readonly provenance: {
    /** Adapter id: "local" or "openai". */
    readonly provider: string
    /** Whether it looked at all of the bible, or at what it was told of it. */
    readonly readsWholeBible: boolean
    readonly model: string
    /** The whole prompt as sent, for `job_attempts`; null for a storyteller that needs none. */
    readonly prompt: string | null
    readonly inputTokens: number | null
    readonly outputTokens: number | null
  }
}

/**
 * Turns a continuation into a script and typed bible changes.
 *
 * @throws ProviderFailure from `#platform/failure.ts` when the provider is in trouble (retry decides the pipeline) or
 * refuses the text (`code: 'moderated'`, never retried).
 */
export interface Storyteller {
  readonly id: string
  expand(request: StoryRequest): Promise<StoryResult>
}
