import type { CastMember, Framing, Shot } from '@skein/contract/script'
import { type Prop, propFor } from './figure/props.ts'

/** Where one figure stands in the frame. */
export interface Mark {
  readonly member: CastMember
  /** Share of the frame's width. */
  readonly x: number
  /** Pixels of a grown figure at the scene's scale. */
  readonly height: number
  /** Pixels the feet are below the place's ground line: near figures stand lower, out of the frame. */
  readonly drop: number
  readonly facing: -1 | 1
  /** Shares of the frame's width per second. */
  readonly speed: number
  readonly isFromBehind: boolean
  readonly prop: Prop | null
}

export interface Staging {
  readonly marks: readonly Mark[]
  /** The place is out of focus and nearer. */
  readonly isClose: boolean
  /** A thing that fills the frame instead of people. */
  readonly insert: Prop | null
}

const SPEEDS: Partial<Record<CastMember['pose'], number>> = { walk: 0.017, run: 0.05 }
const DEFAULT_PROPS: Partial<Record<CastMember['pose'], Prop>> = { read: 'book', write: 'pen' }

/** Height, drop and spacing per framing; heights leave headroom of a sixth of the frame in the close ones. */
const SIZES: Record<Exclude<Framing, 'insert'>, { height: number; drop: number; spread: number; castMax: number }> = {
  establishing: { height: 190, drop: 0, spread: 0.085, castMax: 6 },
  wide: { height: 285, drop: 6, spread: 0.135, castMax: 6 },
  two_shot: { height: 670, drop: 296, spread: 0.3, castMax: 2 },
  medium: { height: 760, drop: 322, spread: 0.3, castMax: 3 },
  over_the_shoulder: { height: 680, drop: 300, spread: 0.3, castMax: 2 },
  reaction: { height: 900, drop: 440, spread: 0.3, castMax: 1 },
}

const isPaired = (pose: CastMember['pose']) => pose === 'hug' || pose === 'hand_over'

function facingOf(index: number, count: number, member: CastMember, side: -1 | 1): -1 | 1 {
  if (count === 1 || member.pose === 'walk' || member.pose === 'run') return side
  // People in a group turn toward its middle.
  return index < count / 2 ? 1 : -1
}

/**
 * Turns a shot's cast and framing into marks on the stage. `side` is the side of the light: a lone figure looks away from
 * it, so that the light falls on the back of the head and the face stays readable against the glow.
 */
export function stageCast(shot: Shot, side: -1 | 1): Staging {
  const { framing } = shot.camera
  const named = [...shot.cast.map((member) => member.prop), ...shot.props]
  const insert = framing === 'insert' ? (named.map(propFor).find((prop) => prop !== null) ?? null) : null
  if (insert) return { marks: [], isClose: true, insert }

  const effective =
    framing === 'insert' ? 'medium' : framing === 'over_the_shoulder' && shot.cast.length < 2 ? 'medium' : framing
  const size = SIZES[effective]
  const cast = shot.cast.slice(0, size.castMax)
  const isClose = size.drop > 100
  const lookTo: -1 | 1 = side === 1 ? -1 : 1
  if (effective === 'over_the_shoulder') return { marks: overTheShoulder(cast, size), isClose, insert: null }

  const paired = cast.length === 2 && cast.some((member) => isPaired(member.pose))
  const reach = size.height / 1280
  const spread = paired ? reach * (cast.some((member) => member.pose === 'hug') ? 0.36 : 0.56) : size.spread
  // A lone figure stands on a third with room to look into; a walker needs room ahead.
  const middle = cast.length === 1 ? 0.5 - lookTo * (isClose ? 0.08 : 0.1) : 0.5
  return {
    isClose,
    insert: null,
    marks: cast.map((member, index) => {
      const facing = facingOf(index, cast.length, member, lookTo)
      const pace = (SPEEDS[member.pose] ?? 0) * facing
      return {
        member,
        x: middle + (index - (cast.length - 1) / 2) * spread,
        height: size.height * (1 - (index % 2) * 0.02),
        drop: size.drop + (isClose ? 0 : (index % 2) * 8),
        facing,
        // Near figures walk in place: at that size a real pace would carry them out of the frame.
        speed: isClose ? pace * 0.25 : pace,
        isFromBehind: false,
        prop: propFor(member.prop) ?? DEFAULT_PROPS[member.pose] ?? null,
      }
    }),
  }
}

function overTheShoulder(cast: readonly CastMember[], size: { height: number; drop: number }): readonly Mark[] {
  const [near, far] = cast
  if (!near || !far) return []
  const mark = { speed: 0, prop: null }
  return [
    {
      ...mark,
      member: far,
      x: 0.62,
      height: size.height,
      drop: size.drop,
      facing: -1,
      isFromBehind: false,
      prop: propFor(far.prop),
    },
    { ...mark, member: { ...near, pose: 'stand' }, x: 0.19, height: 1050, drop: 620, facing: 1, isFromBehind: true },
  ]
}
