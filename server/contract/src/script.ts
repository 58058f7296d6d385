import { type Static, Type } from 'typebox'

/**
 * The expanded continuation: what the storyteller writes and the renderers film.
 *
 * Every object is closed and every property required (absence is `null`), because strict structured output of
 * OpenAI-compatible servers accepts nothing looser. Lengths are enforced by ajv, not by the model's grammar.
 */

/** Places the animatic can draw. A storyteller picks the nearest by meaning; `place` keeps the writer's own words. */
export const PLACE_KINDS = [
  'coast',
  'harbour',
  'forest',
  'mountains',
  'desert',
  'river',
  'village',
  'city_street',
  'rooftops',
  'interior_room',
  'library',
  'kitchen',
  'tavern',
  'workshop',
  'ship',
  'train',
  'cave',
  'garden',
  'field',
  'space',
  'bedroom',
  'church',
  'great_hall',
  'school',
  'office',
  'hospital',
  'castle',
  'market',
  'graveyard',
  'bridge',
  'road',
  'station',
  'underwater',
] as const
export const TIMES_OF_DAY = ['dawn', 'morning', 'afternoon', 'dusk', 'night'] as const
export const WEATHERS = ['clear', 'cloudy', 'rain', 'snow', 'fog'] as const
export const MOODS = ['calm', 'warm', 'joyful', 'tense', 'eerie', 'sad'] as const
export const FRAMINGS = [
  'establishing',
  'wide',
  'medium',
  'two_shot',
  'over_the_shoulder',
  'insert',
  'reaction',
] as const
export const CAMERA_MOVES = ['static', 'pan_left', 'pan_right', 'push_in', 'pull_out', 'tilt_up', 'tilt_down'] as const
export const POSES = [
  'stand',
  'walk',
  'run',
  'sit',
  'kneel',
  'reach',
  'hold',
  'point',
  'hug',
  'hand_over',
  'read',
  'write',
  'look_up',
  'look_away',
  'fall',
  'lie_down',
] as const
export const EXPRESSIONS = [
  'neutral',
  'happy',
  'sad',
  'angry',
  'afraid',
  'surprised',
  'thoughtful',
  'determined',
] as const
/** Seconds a segment may last: whole numbers of 24 fps frames and of 1024-sample AAC frames at 48 kHz (MEDIA 2.5). */
export const SEGMENT_SECONDS = [8, 16, 24] as const
export const SHOT_COUNT_MAX = 6
export const CAPTION_LENGTH_MAX = 220

const closed = { additionalProperties: false } as const
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const ENTITY_ID_PATTERN = '^char_[a-z0-9]+$'
const EntityId = Type.String({ pattern: ENTITY_ID_PATTERN, maxLength: 64 })

export const PlaceKind = Type.Enum(PLACE_KINDS)
export type PlaceKind = Static<typeof PlaceKind>
export const TimeOfDay = Type.Enum(TIMES_OF_DAY)
export type TimeOfDay = Static<typeof TimeOfDay>
export const Weather = Type.Enum(WEATHERS)
export type Weather = Static<typeof Weather>
export const Mood = Type.Enum(MOODS)
export type Mood = Static<typeof Mood>
export const Framing = Type.Enum(FRAMINGS)
export type Framing = Static<typeof Framing>
export const CameraMove = Type.Enum(CAMERA_MOVES)
export type CameraMove = Static<typeof CameraMove>
export const Pose = Type.Enum(POSES)
export type Pose = Static<typeof Pose>
export const Expression = Type.Enum(EXPRESSIONS)
export type Expression = Static<typeof Expression>

export const CastMember = Type.Object(
  {
    entityId: EntityId,
    pose: Pose,
    expression: Expression,
    /** What the hands hold, as the text names it ("lantern"), or null. */
    prop: nullable(Type.String({ minLength: 1, maxLength: 40 })),
  },
  closed,
)
export type CastMember = Static<typeof CastMember>

export const DialogueLine = Type.Object(
  {
    /** Null when the text does not say who speaks. */
    entityId: nullable(EntityId),
    text: Type.String({ minLength: 1, maxLength: 400 }),
  },
  closed,
)
export type DialogueLine = Static<typeof DialogueLine>

export const Shot = Type.Object(
  {
    /** Seconds; the shots of a script add up to `durationSeconds`. */
    durationSeconds: Type.Number({ minimum: 1, maximum: 24 }),
    camera: Type.Object({ framing: Framing, move: CameraMove }, closed),
    setting: Type.Object(
      {
        /** The place as the story calls it; the same words are the same place for the whole scene. */
        place: Type.String({ minLength: 1, maxLength: 120 }),
        kind: PlaceKind,
        timeOfDay: TimeOfDay,
        weather: Weather,
      },
      closed,
    ),
    mood: Mood,
    cast: Type.Array(CastMember, { maxItems: 6 }),
    /** What happens, in one or two sentences of the writer's language. */
    action: Type.String({ minLength: 1, maxLength: 600 }),
    dialogue: Type.Array(DialogueLine, { maxItems: 4 }),
    /** The words a viewer reads during this shot. */
    caption: Type.String({ maxLength: CAPTION_LENGTH_MAX }),
    /** Things worth seeing, as the text names them. */
    props: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 6 }),
  },
  closed,
)
export type Shot = Static<typeof Shot>

export const Script = Type.Object(
  {
    logline: Type.String({ minLength: 1, maxLength: 240 }),
    /** BCP 47 primary language of the continuation, "und" when it cannot be told. */
    language: Type.String({ pattern: '^[a-z]{2,3}$' }),
    durationSeconds: Type.Enum(SEGMENT_SECONDS),
    shots: Type.Array(Shot, { minItems: 1, maxItems: SHOT_COUNT_MAX }),
    /** What the storyteller could not do, in words a writer understands; empty when all went well. */
    notes: Type.Array(Type.String({ minLength: 1, maxLength: 240 }), { maxItems: 6 }),
  },
  closed,
)
export type Script = Static<typeof Script>
