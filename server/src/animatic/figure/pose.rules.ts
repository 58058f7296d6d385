import type { Pose } from '@skein/contract/script'
import type { Point } from '../pen/canvas.ts'
import { smoothStep } from '../pen/curve.ts'

/**
 * A figure's joints at one moment. Unit: the figure's height. The ground is y = 0, up is negative, the figure looks toward
 * positive x. Elbows and knees follow from hands and feet.
 */
export interface Skeleton {
  readonly hip: Point
  readonly shoulder: Point
  /** Radians; positive bows the head. */
  readonly headTilt: number
  readonly isLookingBack: boolean
  readonly frontHand: Point
  readonly backHand: Point
  readonly frontFoot: Point
  readonly backFoot: Point
  /** Radians the whole figure is turned about the point it stands on. */
  readonly turn: number
  /** How far the turned figure is lifted so that it lies on the ground instead of in it. */
  readonly lift: number
  readonly isSeated: boolean
}

const HIP = -0.44
const TORSO = 0.275
/** Strides a second. */
const PACE = { walk: 0.95, run: 1.5 } as const

const REST = {
  headTilt: 0,
  isLookingBack: false,
  turn: 0,
  lift: 0,
  isSeated: false,
  frontFoot: [0.055, 0] as Point,
  backFoot: [-0.05, 0] as Point,
}

function standing(seconds: number, phase: number, lean = 0): Skeleton {
  const breath = Math.sin(seconds * 1.7 + phase * 9) * 0.004
  const shoulder: Point = [lean, HIP - TORSO - breath]
  const sway = Math.sin(seconds * 0.8 + phase * 5) * 0.006
  return {
    ...REST,
    hip: [0, HIP],
    shoulder,
    headTilt: Math.sin(seconds * 0.6 + phase * 4) * 0.02,
    frontHand: [lean + 0.075 + sway, HIP + 0.01],
    backHand: [lean - 0.085 - sway, HIP + 0.01],
  }
}

/** Seconds of a shot at which one of the feet comes down, for whoever wants to hear them. @param seconds how long it lasts. */
export function footfalls(gait: 'walk' | 'run', phase: number, seconds: number): readonly number[] {
  // A foot lands where its swing ends, a quarter turn into the stride, and the other half a turn later.
  const first = Math.ceil((phase - 0.25) * 2)
  const falls: number[] = []
  for (let half = first; ; half++) {
    const at = (0.25 + half / 2 - phase) / PACE[gait]
    if (at >= seconds) return falls
    falls.push(at)
  }
}

function striding(seconds: number, gait: 'walk' | 'run', phase: number): Skeleton {
  const angle = (seconds * PACE[gait] + phase) * 2 * Math.PI
  const reach = gait === 'run' ? 0.21 : 0.125
  const raise = gait === 'run' ? 0.13 : 0.05
  const step = (at: number): Point => [Math.sin(at) * reach, -Math.max(0, Math.cos(at)) * raise]
  const bob = Math.abs(Math.sin(angle)) * (gait === 'run' ? 0.03 : 0.014)
  const lean = gait === 'run' ? 0.075 : 0.022
  const hip: Point = [0, HIP - bob + (gait === 'run' ? 0.02 : 0)]
  const shoulder: Point = [lean, hip[1] - TORSO]
  const swing = Math.sin(angle) * (gait === 'run' ? 0.17 : 0.11)
  const handY = gait === 'run' ? shoulder[1] + 0.17 : HIP + 0.01
  return {
    ...REST,
    hip,
    shoulder,
    headTilt: gait === 'run' ? 0.06 : 0.01,
    frontFoot: step(angle),
    backFoot: step(angle + Math.PI),
    frontHand: [lean + 0.03 - swing, handY - Math.max(0, -swing) * 0.4],
    backHand: [lean - 0.02 + swing, handY - Math.max(0, swing) * 0.4],
  }
}

function seated(seconds: number, phase: number): Skeleton {
  const hip: Point = [-0.04, -0.235]
  const breath = Math.sin(seconds * 1.6 + phase * 9) * 0.004
  const shoulder: Point = [-0.015, hip[1] - TORSO - breath]
  return {
    ...REST,
    hip,
    shoulder,
    headTilt: Math.sin(seconds * 0.5 + phase * 4) * 0.03,
    frontFoot: [0.2, 0],
    backFoot: [0.15, 0],
    frontHand: [0.15, hip[1] - 0.035],
    backHand: [0.1, hip[1] - 0.04],
    isSeated: true,
  }
}

function kneeling(seconds: number, phase: number): Skeleton {
  const breath = Math.sin(seconds * 1.6 + phase * 9) * 0.004
  return {
    ...REST,
    hip: [-0.03, -0.25],
    shoulder: [0.04, -0.25 - TORSO - breath],
    headTilt: 0.16,
    frontFoot: [0.14, 0],
    backFoot: [-0.24, 0],
    frontHand: [0.21, -0.26],
    backHand: [0.17, -0.24],
  }
}

/** Overbalances within two seconds and stays down. */
function falling(seconds: number, phase: number): Skeleton {
  const fallen = smoothStep(0.2, 1.9, seconds)
  const flail = Math.sin(seconds * 7) * 0.05 * (1 - fallen)
  const base = standing(seconds, phase)
  return {
    ...base,
    turn: -0.25 - fallen * 0.95,
    lift: fallen * 0.06,
    headTilt: -0.15,
    frontHand: [0.22, base.shoulder[1] - 0.1 + flail],
    backHand: [-0.16, base.shoulder[1] - 0.14 - flail],
    frontFoot: [0.16, -0.06],
    backFoot: [0.02, 0],
  }
}

function lying(seconds: number, phase: number): Skeleton {
  const base = standing(seconds, phase)
  return {
    ...base,
    turn: -Math.PI / 2,
    lift: 0.085,
    frontHand: [0.1, HIP - 0.04],
    backHand: [0.07, HIP - 0.12],
    frontFoot: [0.03, 0],
    backFoot: [-0.02, 0],
  }
}

/** Arms, as seen from a figure that stands; both hands together unless told otherwise. */
function gesturing(base: Skeleton, frontHand: Point, backHand: Point, headTilt: number): Skeleton {
  const [x, y] = base.shoulder
  return {
    ...base,
    frontHand: [x + frontHand[0], y + frontHand[1]],
    backHand: [x + backHand[0], y + backHand[1]],
    headTilt,
  }
}

/** Poses whose front arm is free to show what it carries. */
const FREE_HANDED: ReadonlySet<Pose> = new Set(['stand', 'walk', 'run', 'look_up', 'look_away', 'sit'])

/**
 * @param seconds since the shot began. @param phase the character's own, so that two walkers do not march in step.
 * @param isCarrying raises the front hand with whatever is in it, where the pose leaves it free.
 */
export function skeletonOf(pose: Pose, seconds: number, phase: number, isCarrying: boolean): Skeleton {
  const bones = posed(pose, seconds, phase)
  if (!isCarrying || !FREE_HANDED.has(pose)) return bones
  const swing = Math.sin(seconds * 2 + phase * 6) * 0.007
  return { ...bones, frontHand: [bones.shoulder[0] + 0.165, bones.shoulder[1] + 0.13 + swing] }
}

function posed(pose: Pose, seconds: number, phase: number): Skeleton {
  const drift = Math.sin(seconds * 1.1 + phase * 6) * 0.008
  const upright = standing(seconds, phase)
  const atSide: Point = [-0.085, 0.285]
  switch (pose) {
    case 'stand':
      return upright
    case 'walk':
    case 'run':
      return striding(seconds, pose, phase)
    case 'sit':
      return seated(seconds, phase)
    case 'kneel':
      return kneeling(seconds, phase)
    case 'reach':
      return gesturing(standing(seconds, phase, 0.03), [0.27, -0.02 + drift], [-0.06, 0.27], -0.04)
    case 'hold':
      return gesturing(upright, [0.16, 0.14 + drift], [0.13, 0.16 + drift], 0.12)
    case 'point':
      return gesturing(upright, [0.285, -0.03 + drift], atSide, -0.02)
    case 'hug':
      return gesturing(standing(seconds, phase, 0.05), [0.22, 0.06], [0.2, 0.12], 0.14)
    case 'hand_over':
      return gesturing(standing(seconds, phase, 0.035), [0.26, 0.1 + drift], atSide, 0.06)
    case 'read':
      return gesturing(upright, [0.17, 0.12 + drift * 0.5], [0.15, 0.14 + drift * 0.5], 0.26)
    case 'write':
      return gesturing(standing(seconds, phase, 0.04), [0.19 + Math.sin(seconds * 6) * 0.012, 0.19], [0.12, 0.21], 0.32)
    case 'look_up':
      return { ...upright, headTilt: -0.36 }
    case 'look_away':
      return { ...upright, isLookingBack: true }
    case 'fall':
      return falling(seconds, phase)
    case 'lie_down':
      return lying(seconds, phase)
    default:
      return pose satisfies never
  }
}
