import { type Static, Type } from 'typebox'
import { ENTITY_ID_PATTERN } from './script.ts'
import { Wording } from './wordings.ts'

/**
 * The scene bible as TypeScript sees it. The rule itself is `schemas/scene-bible.schema.json`, kept letter for letter
 * from the source document and validated with ajv; a test holds this mirror against it.
 */

const Relationship = Type.Object({
  targetEntityId: Type.Optional(Type.String()),
  relationshipType: Type.Optional(Type.String()),
})
const Character = Type.Object({
  entityId: Type.String({ pattern: ENTITY_ID_PATTERN }),
  canonicalName: Type.String(),
  aliases: Type.Optional(Type.Array(Type.String())),
  description: Type.Optional(Type.String()),
  traits: Type.Optional(Type.Array(Type.String())),
  /** How the animatic draws them, in words: settled when they are first seen. Ours; the source document leaves room for it. */
  appearance: Type.Optional(Type.String()),
  relationships: Type.Optional(Type.Array(Relationship)),
  referenceAssets: Type.Optional(
    Type.Object({
      portraitUrl: Type.Optional(Type.String()),
      voiceAnchorUrl: Type.Optional(Type.String()),
      styleFrameUrl: Type.Optional(Type.String()),
    }),
  ),
  introducedInSegment: Type.Optional(Type.Integer()),
  isActive: Type.Optional(Type.Boolean()),
})
export type BibleCharacter = Static<typeof Character>
const Location = Type.Object({ name: Type.Optional(Type.String()), description: Type.Optional(Type.String()) })
const MajorEvent = Type.Object({
  segmentNumber: Type.Optional(Type.Integer()),
  event: Type.Optional(Type.String()),
  consequences: Type.Optional(Type.String()),
})
export const PLOT_THREAD_STATUSES = ['active', 'resolved', 'abandoned'] as const
const PlotThread = Type.Object({
  id: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  status: Type.Optional(Type.Enum(PLOT_THREAD_STATUSES)),
})

export const Bible = Type.Object({
  version: Type.Integer(),
  characters: Type.Array(Character),
  setting: Type.Object({
    primaryLocation: Type.Optional(Type.String()),
    timePeriod: Type.Optional(Type.String()),
    worldRules: Type.Optional(Type.Array(Type.String())),
    locations: Type.Optional(Type.Array(Location)),
  }),
  timeline: Type.Object({
    currentPoint: Type.Optional(Type.String()),
    majorEvents: Type.Optional(Type.Array(MajorEvent)),
  }),
  plotThreads: Type.Optional(Type.Array(PlotThread)),
  styleGuide: Type.Optional(
    Type.Object({
      tone: Type.Optional(Type.String()),
      genre: Type.Optional(Type.String()),
      visualStyle: Type.Optional(Type.String()),
      narrativeStyle: Type.Optional(Type.String()),
    }),
  ),
})
export type Bible = Static<typeof Bible>

const closed = { additionalProperties: false } as const
const EntityId = Type.String({ pattern: ENTITY_ID_PATTERN, maxLength: 64 })
const Name = Type.String({ minLength: 1, maxLength: 120 })
const Sentence = Type.String({ minLength: 1, maxLength: 600 })

/**
 * A typed change to the bible. Operations never carry a segment number or a version: the applier supplies both, so the
 * same list can be applied to a newer version when the bible has moved on.
 */
export const BibleOperation = Type.Union([
  Type.Object(
    {
      op: Type.Literal('add_character'),
      entityId: EntityId,
      canonicalName: Name,
      description: Type.String({ maxLength: 600 }),
      traits: Type.Array(Name, { maxItems: 12 }),
    },
    closed,
  ),
  Type.Object({ op: Type.Literal('add_alias'), entityId: EntityId, alias: Name }, closed),
  Type.Object({ op: Type.Literal('add_trait'), entityId: EntityId, trait: Name }, closed),
  /** How somebody looks, when they are first seen; what is settled stays. */
  Type.Object({ op: Type.Literal('settle_appearance'), entityId: EntityId, appearance: Sentence }, closed),
  Type.Object(
    { op: Type.Literal('set_active'), entityId: EntityId, isActive: Type.Boolean(), cause: Sentence },
    closed,
  ),
  Type.Object(
    { op: Type.Literal('add_relationship'), entityId: EntityId, targetEntityId: EntityId, relationshipType: Name },
    closed,
  ),
  Type.Object({ op: Type.Literal('add_location'), name: Name, description: Type.String({ maxLength: 600 }) }, closed),
  Type.Object({ op: Type.Literal('add_world_rule'), rule: Sentence }, closed),
  Type.Object(
    { op: Type.Literal('add_event'), event: Sentence, consequences: Type.String({ maxLength: 600 }) },
    closed,
  ),
  Type.Object({ op: Type.Literal('set_current_point'), currentPoint: Sentence }, closed),
  Type.Object({ op: Type.Literal('open_plot_thread'), id: Name, description: Sentence }, closed),
  Type.Object({ op: Type.Literal('set_plot_thread'), id: Name, status: Type.Enum(PLOT_THREAD_STATUSES) }, closed),
])
export type BibleOperation = Static<typeof BibleOperation>
export const OPERATIONS_PER_SEGMENT_MAX = 40

const Words = Type.String({ maxLength: 600 })
const StoredBible = Type.Omit(Bible, ['version'])

export const STYLE_FIELDS = ['tone', 'genre', 'visualStyle', 'narrativeStyle'] as const

const Correction = Type.Union([
  Type.Object({ op: Type.Literal('rename_character'), entityId: EntityId, canonicalName: Name }, closed),
  Type.Object({ op: Type.Literal('describe_character'), entityId: EntityId, description: Words }, closed),
  /** Empty words let the look be settled anew when they are next seen. */
  Type.Object({ op: Type.Literal('describe_appearance'), entityId: EntityId, appearance: Words }, closed),
  Type.Object({ op: Type.Literal('remove_alias'), entityId: EntityId, alias: Name }, closed),
  Type.Object({ op: Type.Literal('remove_trait'), entityId: EntityId, trait: Name }, closed),
  Type.Object(
    { op: Type.Literal('remove_relationship'), entityId: EntityId, targetEntityId: EntityId, relationshipType: Name },
    closed,
  ),
  Type.Object({ op: Type.Literal('describe_location'), name: Name, description: Words }, closed),
  Type.Object({ op: Type.Literal('remove_location'), name: Name }, closed),
  Type.Object({ op: Type.Literal('remove_world_rule'), rule: Sentence }, closed),
  Type.Object({ op: Type.Literal('remove_event'), event: Sentence }, closed),
  Type.Object({ op: Type.Literal('describe_plot_thread'), id: Name, description: Sentence }, closed),
  Type.Object({ op: Type.Literal('set_primary_location'), primaryLocation: Words }, closed),
  Type.Object({ op: Type.Literal('set_time_period'), timePeriod: Words }, closed),
  Type.Object(
    {
      op: Type.Literal('set_style'),
      field: Type.Enum(STYLE_FIELDS),
      words: Words,
    },
    closed,
  ),
])
/** A rollback: what the bible said at an earlier version, carried whole so that history replays from itself alone. */
const Restore = Type.Object(
  { op: Type.Literal('restore_bible'), version: Type.Integer({ minimum: 1 }), bible: StoredBible },
  closed,
)

/**
 * What no continuation brings: correcting and taking out, by the scene's owner. Nothing a model proposes can rewrite
 * what is settled.
 */
const BibleCorrection = Type.Union([...Correction.anyOf, Restore])
export type BibleCorrection = Static<typeof BibleCorrection>

/** What a person may ask for; a rollback has a route of its own. */
export const OwnerEdit = Type.Union([...BibleOperation.anyOf, ...Correction.anyOf])
export type OwnerEdit = Static<typeof OwnerEdit>

/** Everything that ever makes a bible version. */
export const BibleEdit = Type.Union([...OwnerEdit.anyOf, Restore])
export type BibleEdit = Static<typeof BibleEdit>
export const EDITS_AT_ONCE_MAX = 60

/** One line of a readable diff between two bible versions. */
export const BibleChange = Type.Object({
  kind: Type.Enum(['added', 'changed', 'removed']),
  /** RFC 6901 JSON Pointer into the newer version (the older one for `removed`). */
  pointer: Type.String(),
  /** A sentence a person can read, such as "Mara Holt joins the cast". */
  text: Type.String(),
  /** What the sentence is made of; lines that were kept before there were any have none. */
  wording: Type.Optional(Wording),
})
export type BibleChange = Static<typeof BibleChange>
