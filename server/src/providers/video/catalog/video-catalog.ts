import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { checkModel } from './model.rules.ts'

const closed = { additionalProperties: false } as const
const Url = Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 500 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const shared = {
  /** Our name for it: stored with every order and shown as the provider. Never give it another meaning. */
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,49}$' }),
  baseUrl: Url,
  /** The model's name on the wire. */
  model: Type.String({ minLength: 1, maxLength: 200 }),
  /** Lengths it films: a list, or everything between two bounds in steps. */
  seconds: Type.Object(
    {
      set: Type.Optional(Type.Array(Type.Number({ exclusiveMinimum: 0, maximum: 600 }), { minItems: 1 })),
      min: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 600 })),
      max: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 600 })),
      step: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 600 })),
    },
    closed,
  ),
  sizes: Type.Array(
    Type.Object(
      { width: Type.Integer({ minimum: 64, maximum: 4096 }), height: Type.Integer({ minimum: 64, maximum: 4096 }) },
      closed,
    ),
    { minItems: 1 },
  ),
  sound: Type.Enum(['always', 'optional', 'never'] as const),
  promptLengthMax: Type.Integer({ minimum: 100, maximum: 100_000 }),
  /** For the record of costs; null when it is free or nobody knows. */
  pricePerSecond: Type.Optional(Type.Object({ usd: Type.Number({ minimum: 0, maximum: 100 }), asOf: Day }, closed)),
  /** The last day it is offered. From the day after, nothing is sent there any more. */
  availableUntil: Type.Optional(Day),
  poll: Type.Optional(
    Type.Object(
      {
        firstSeconds: Type.Number({ minimum: 0.05, maximum: 600 }),
        everySeconds: Type.Number({ minimum: 0.05, maximum: 600 }),
        giveUpSeconds: Type.Number({ minimum: 1, maximum: 86_400 }),
      },
      closed,
    ),
  ),
  /** Where its files may lie although the address is private or the port unusual: `host` or `host:port`. */
  fileHosts: Type.Optional(Type.Array(Type.String({ pattern: '^[^\\s/@]+$', maxLength: 255 }))),
}

const OpenAiVideosModel = Type.Object(
  {
    ...shared,
    protocol: Type.Literal('openai-videos'),
    dialect: Type.Enum(['multipart', 'json', 'openrouter'] as const),
    /** Further fields of the request, sent as they are. */
    extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  closed,
)
export type OpenAiVideosModel = Static<typeof OpenAiVideosModel>

const FalQueueModel = Type.Object(
  {
    ...shared,
    protocol: Type.Literal('fal-queue'),
    /** The model's input. Values that are exactly `{prompt}`, `{seconds}`, `{width}`, `{height}`, `{seed}` or `{sound}` are filled in. */
    input: Type.Record(Type.String(), Type.Unknown()),
  },
  closed,
)
export type FalQueueModel = Static<typeof FalQueueModel>
export type VideoModel = OpenAiVideosModel | FalQueueModel

export interface VideoCatalog {
  /** Every model the operator named: orders under way at one that is no longer in use are still fetched. */
  readonly models: readonly VideoModel[]
  readonly inUse: VideoModel
  /** Whether a segment is drawn by the animatic when the model in use cannot deliver. */
  readonly whenBusy: 'animatic' | 'fail'
}

/** What is wrong with a catalogue, all of it, each with its place. */
export class VideoCatalogProblem extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'VideoCatalogProblem'
    this.problems = problems
  }
}

const Frame = Type.Object(
  {
    use: Type.String({ minLength: 1 }),
    whenBusy: Type.Enum(['animatic', 'fail'] as const),
    models: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 50 }),
  },
  closed,
)

/** @throws VideoCatalogProblem naming everything that is wrong. */
export function parseVideoCatalog(text: string): VideoCatalog {
  let candidate: unknown
  try {
    candidate = JSON.parse(text)
  } catch (error) {
    throw new VideoCatalogProblem([`is not JSON: ${error instanceof Error ? error.message : String(error)}`])
  }
  const problems: string[] = []
  const frame = demand(Frame, candidate, '', problems)
  const models = (frame?.models ?? []).flatMap((entry, index) => readModel(entry, `/models/${index}`, problems))
  const ids = models.map(({ id }) => id)
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) problems.push(`two models are called ${id}`)
  if (ids.includes('animatic')) problems.push('no model may be called animatic: that is the local renderer')
  const inUse = models.find(({ id }) => id === frame?.use)
  if (frame !== null && inUse === undefined && problems.length === 0)
    problems.push(`/use names ${JSON.stringify(frame.use)}, which is none of ${ids.join(', ')}`)
  if (problems.length > 0 || frame === null || inUse === undefined) throw new VideoCatalogProblem(problems)
  return { models, inUse, whenBusy: frame.whenBusy }
}

function readModel(entry: unknown, place: string, problems: string[]): VideoModel[] {
  const protocol = typeof entry === 'object' && entry !== null && 'protocol' in entry ? entry.protocol : undefined
  if (protocol !== 'openai-videos' && protocol !== 'fal-queue') {
    problems.push(`${place}/protocol must be openai-videos or fal-queue`)
    return []
  }
  const model =
    protocol === 'openai-videos'
      ? demand(OpenAiVideosModel, entry, place, problems)
      : demand(FalQueueModel, entry, place, problems)
  if (model === null) return []
  const wrong = checkModel(model)
  problems.push(...wrong.map((problem) => `${place}${problem}`))
  return wrong.length === 0 ? [model] : []
}

function demand<T extends TSchema>(schema: T, value: unknown, place: string, problems: string[]): Static<T> | null {
  if (Value.Check(schema, value)) return value
  for (const error of Value.Errors(schema, value))
    problems.push(`${place}${error.instancePath} ${explain(error)}`.trim())
  return null
}

function explain(error: { readonly keyword: string; readonly message: string; readonly params: object }): string {
  if ('allowedValues' in error.params && Array.isArray(error.params.allowedValues))
    return `must be one of ${error.params.allowedValues.join(', ')}`
  if ('additionalProperties' in error.params) return `has unknown fields: ${String(error.params.additionalProperties)}`
  if ('requiredProperties' in error.params) return `lacks ${String(error.params.requiredProperties)}`
  return error.message
}
