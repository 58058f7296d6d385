import { type Static, Type } from 'typebox'
import { Instant } from './ids.ts'
import { nullable } from './pages.ts'
import { route } from './route.ts'
import { FINDING_KINDS } from './verdict.ts'

/** How right the continuity check is: what the bench measured on labelled texts, and what people make of it here. */

/** A share of a count with its 95 % Wilson interval, 0 to 1; `share` is null when there was nothing to count. */
const Share = Type.Object({
  hits: Type.Integer(),
  of: Type.Integer(),
  share: nullable(Type.Number()),
  low: Type.Number(),
  high: Type.Number(),
})
export type FigureShare = Static<typeof Share>

const Quality = Type.Object({
  precision: Share,
  recall: Share,
  f1: Type.Number(),
  /** Its 95 % interval. */
  f1Low: Type.Number(),
  f1High: Type.Number(),
})
export type FigureQuality = Static<typeof Quality>

const JudgeFigures = Type.Object({
  /** `local` (the default rules), `every rule`, or the name of a baseline. */
  name: Type.String(),
  /** Whether a text with a slip is doubted or blocked at all, whatever the kind. */
  detection: Quality,
  /** What is certain enough to block, whether or not rules may block here. */
  blocks: Quality,
  falseAlarms: Share,
  falseBlocks: Share,
})

/** One rule with every rule on, whether or not it speaks by default: what the defaults are decided by. */
const RuleFigures = Type.Object({
  id: Type.String(),
  /** Of what it said, what is a slip of that kind. */
  precision: Share,
  /** Of what it said, how much stood in texts without any slip. */
  inLegal: Type.Integer(),
})
export type RuleFigures = Static<typeof RuleFigures>

const HalfFigures = Type.Object({
  /** `tune`, which the rules were made on, or one that they had not seen: `test`, `check`. */
  half: Type.String(),
  texts: Type.Integer(),
  judges: Type.Array(JudgeFigures),
  kinds: Type.Array(Type.Object({ kind: Type.Enum(FINDING_KINDS), quality: Quality })),
  rules: Type.Array(RuleFigures),
  /** Of legal texts that tempt to a false alarm, how many got one. */
  traps: Type.Array(Type.Object({ trap: Type.String(), falseAlarms: Share })),
  millisecondsP50: Type.Number(),
  millisecondsP95: Type.Number(),
})

/** What `pnpm bench continuity --keep` leaves behind. */
export const ContinuityFigures = Type.Object({
  validator: Type.String(),
  measuredAt: Instant,
  halves: Type.Array(HalfFigures),
  /** Published books posted in order: nothing in them is a slip, so whatever is said is false. */
  fiction: Type.Array(Type.Object({ book: Type.String(), segments: Type.Integer(), blocked: Share, warned: Share })),
})
export type ContinuityFigures = Static<typeof ContinuityFigures>

const LiveKind = Type.Object({
  kind: Type.Enum(FINDING_KINDS),
  blocks: Type.Integer(),
  warns: Type.Integer(),
  remarks: Type.Integer(),
  /** Findings that people have marked. */
  markedWrong: Type.Integer(),
  markedRight: Type.Integer(),
})
const LiveValidator = Type.Object({
  validator: Type.String(),
  /** Of continuations held against a bible; a text that came back to the check counts again. */
  passed: Type.Integer(),
  warned: Type.Integer(),
  blocked: Type.Integer(),
  /** Continuations whose writers were asked whether their doubts may stand, and how many said so with one click. */
  asked: Type.Integer(),
  accepted: Type.Integer(),
  /** Continuations with doubts whose writers had said beforehand that none shall stop them. */
  unasked: Type.Integer(),
  kinds: Type.Array(LiveKind),
})

const RuleState = Type.Object({ id: Type.String(), isOn: Type.Boolean(), isOnByDefault: Type.Boolean() })
export type RuleState = Static<typeof RuleState>

export const ContinuityQuality = Type.Object({
  /** What checks continuations here now. */
  validator: Type.String(),
  /** Its rules over words, on or off here. */
  rules: Type.Array(RuleState),
  figures: ContinuityFigures,
  /** Since when the verdicts below were given. */
  since: Instant,
  /** By whoever gave them, the newest name first. */
  live: Type.Array(LiveValidator),
})
export type ContinuityQuality = Static<typeof ContinuityQuality>

export const getContinuityQuality = route({
  method: 'GET',
  path: '/quality/continuity',
  status: 200,
  summary: 'How right the continuity check is: measured on labelled texts, and in the eyes of writers',
  access: 'moderator',
  query: Type.Object(
    { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })) },
    { additionalProperties: false },
  ),
  reply: ContinuityQuality,
})
