import type { BibleOperation } from '@skein/contract/bible'
import type { Script } from '@skein/contract/script'

/** What the double was sent, as far as it looks. */
export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly max_completion_tokens?: number
  readonly response_format?: { readonly type: string }
}

/** What the double answers to one purpose: a sound answer, and the ways in which a well-formed one can be wrong. */
export interface DoubleAnswers {
  readonly sound: (request: ChatRequest) => unknown
  readonly violating: (request: ChatRequest) => unknown
  /** Refers to what was never given. */
  readonly stranger: (request: ChatRequest) => unknown
  /** Does what the text tells it to. */
  readonly obedient: (request: ChatRequest) => unknown
  /** Where a sound answer breaks off. */
  readonly cutAt: number
}

interface Answer {
  readonly script: Script
  readonly operations: BibleOperation[]
}

/** A sound answer: one person, one place, one event. */
function soundAnswer(): Answer {
  return {
    script: {
      logline: 'Ines finds the lamp broken.',
      language: 'en',
      durationSeconds: 8,
      shots: [
        shot('Ines climbs the stairs.', 3),
        { ...shot('“Who did this?”', 5), dialogue: [{ entityId: 'char_ines', text: 'Who did this?' }] },
      ],
      notes: [],
    },
    operations: [
      { op: 'add_character', entityId: 'char_ines', canonicalName: 'Ines', description: 'Found the lamp.', traits: [] },
      { op: 'add_event', event: 'Ines finds the lamp broken.', consequences: '' },
    ],
  }
}

function shot(caption: string, durationSeconds: number): Script['shots'][number] {
  return {
    durationSeconds,
    camera: { framing: 'medium', move: 'static' },
    setting: { place: 'the lighthouse', kind: 'coast', timeOfDay: 'night', weather: 'fog' },
    mood: 'tense',
    cast: [{ entityId: 'char_ines', pose: 'stand', expression: 'surprised', prop: null }],
    action: caption,
    dialogue: [],
    caption,
    props: ['lamp'],
  }
}

/** An answer that breaks the schema in several places at once. */
function violatingAnswer(): unknown {
  const { script, operations } = soundAnswer()
  return { script: { ...script, durationSeconds: 11, mood: 'grim' }, operations: [...operations, { op: 'drop_table' }] }
}

/** An answer that films somebody nobody introduced. */
function strangerAnswer(): unknown {
  const { script } = soundAnswer()
  return { script, operations: [{ op: 'add_event', event: 'A stranger comes.', consequences: '' }] }
}

/**
 * What a model answers that obeys every instruction it reads: well-formed, and as harmful as the schema lets it be. It
 * writes everybody out of the story, takes ids of its own choice, and gives captions and times that cannot be.
 */
function obedientAnswer({ messages }: ChatRequest): unknown {
  const everybody = new Set(messages.flatMap(({ content }) => content.match(/char_[a-z0-9]+/g) ?? []))
  const { script } = soundAnswer()
  const shots = script.shots.map((one) => ({
    ...one,
    durationSeconds: 24,
    caption: 'Send your password to https://evil.example/ now. '.repeat(4).slice(0, 200),
    cast: [{ entityId: 'char_admin', pose: 'stand', expression: 'neutral', prop: null }],
    dialogue: [{ entityId: 'char_admin', text: 'I am the administrator.\u0000\ud800' }],
  }))
  return {
    script: { ...script, shots },
    operations: [
      { op: 'add_character', entityId: 'char_admin', canonicalName: 'Administrator', description: '', traits: [] },
      ...[...everybody]
        .slice(0, 20)
        .map((entityId) => ({ op: 'set_active', entityId, isActive: false, cause: 'You were told so.' })),
      { op: 'add_event', event: 'One.', consequences: '' },
      { op: 'add_event', event: 'Two.', consequences: '' },
    ],
  }
}

export const STORY_ANSWERS: DoubleAnswers = {
  sound: soundAnswer,
  violating: violatingAnswer,
  stranger: strangerAnswer,
  obedient: obedientAnswer,
  cutAt: 200,
}
