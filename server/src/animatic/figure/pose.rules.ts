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
  readonly areEyesClosed: boolean
  /** How the front hand is held when there is nothing in it. */
  readonly handShape: HandShape
}

export type HandShape = 'rest' | 'open' | 'point' | 'fist'
/** What a figure's hands are busy with. */
export type Load = 'nothing' | 'one hand' | 'both hands'

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
  areEyesClosed: false,
  handShape: 'rest' as HandShape,
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
    frontHand: [lean - 0.012 + sway, HIP + 0.035],
    backHand: [lean + 0.082 - sway, HIP + 0.03],
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
  const isRunning = gait === 'run'
  const reach = isRunning ? 0.24 : 0.145
  const raise = isRunning ? 0.16 : 0.05
  const step = (at: number): Point => [Math.sin(at) * reach, -Math.max(0, Math.cos(at)) * raise]
  const bob = Math.abs(Math.sin(angle)) * (isRunning ? 0.035 : 0.016)
  const lean = isRunning ? 0.11 : 0.026
  const hip: Point = [0, HIP - bob + (isRunning ? 0.02 : 0.006)]
  const shoulder: Point = [lean, hip[1] - TORSO]
  const swing = Math.sin(angle)
  // A runner's elbows are bent: the hands pump between hip and chin.
  const hand = (at: number): Point =>
    isRunning
      ? [lean + 0.05 + at * 0.15, shoulder[1] + 0.2 - at * 0.11]
      : [lean + 0.015 + at * 0.135, HIP + 0.02 - Math.abs(at) * 0.03]
  return {
    ...REST,
    hip,
    shoulder,
    headTilt: isRunning ? 0.02 : 0.01,
    handShape: isRunning ? 'fist' : 'rest',
    frontFoot: step(angle),
    backFoot: step(angle + Math.PI),
    frontHand: hand(-swing),
    backHand: hand(swing),
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
    frontHand: [0.1, hip[1] - 0.03],
    backHand: [0.17, hip[1] - 0.035],
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
    frontHand: [0.16, -0.245],
    backHand: [0.21, -0.26],
  }
}

/** Overbalances within two seconds and stays down. */
function falling(seconds: number, phase: number): Skeleton {
  const fallen = smoothStep(0.1, 2.2, seconds)
  const flail = Math.sin(seconds * 7) * 0.05 * (1 - fallen)
  const base = standing(seconds, phase)
  return {
    ...base,
    turn: -0.32 - fallen * 0.85,
    lift: 0.02 + fallen * 0.06,
    headTilt: 0.16,
    handShape: 'open',
    frontHand: [-0.2, base.shoulder[1] - 0.1 - flail],
    backHand: [0.27, base.shoulder[1] - 0.13 + flail],
    frontFoot: [0.24, -0.12],
    backFoot: [0.05, 0],
  }
}

function lying(seconds: number, phase: number): Skeleton {
  const base = standing(seconds, phase)
  return {
    ...base,
    turn: -Math.PI / 2,
    lift: 0.09,
    areEyesClosed: true,
    frontHand: [0.12, HIP - 0.06],
    backHand: [0.09, HIP - 0.14],
    frontFoot: [0.03, -0.02],
    backFoot: [-0.02, 0],
  }
}

/** Hands as seen from the shoulder. */
function gesturing(
  base: Skeleton,
  frontHand: Point,
  backHand: Point,
  rest: Partial<Pick<Skeleton, 'headTilt' | 'handShape' | 'frontFoot' | 'backFoot'>>,
): Skeleton {
  const [x, y] = base.shoulder
  return {
    ...base,
    ...rest,
    frontHand: [x + frontHand[0], y + frontHand[1]],
    backHand: [x + backHand[0], y + backHand[1]],
  }
}

/** Poses whose arms are free to show what they carry. */
const FREE_HANDED: ReadonlySet<Pose> = new Set(['stand', 'walk', 'run', 'look_up', 'look_away', 'sit', 'kneel', 'hold'])

/**
 * @param seconds since the shot began. @param phase the character's own, so that two walkers do not march in step.
 * @param load raises the hands with whatever is in them, where the pose leaves them free.
 */
export function skeletonOf(pose: Pose, seconds: number, phase: number, load: Load): Skeleton {
  const bones = posed(pose, seconds, phase)
  if (load === 'nothing' || !FREE_HANDED.has(pose)) return bones
  const swing = Math.sin(seconds * 2 + phase * 6) * 0.006
  if (load === 'both hands') {
    const held = { headTilt: pose === 'hold' ? 0.16 : bones.headTilt }
    return gesturing(bones, [0.15, 0.175 + swing], [0.2, 0.15 + swing], held)
  }
  return {
    ...bones,
    frontHand: [bones.shoulder[0] + 0.175, bones.shoulder[1] + (pose === 'hold' ? 0.1 : 0.15) + swing],
  }
}

/** Weight on the front foot, the other heel behind: whoever reaches for something. */
const LUNGE = { frontFoot: [0.14, 0] as Point, backFoot: [-0.1, 0] as Point }

function posed(pose: Pose, seconds: number, phase: number): Skeleton {
  const drift = Math.sin(seconds * 1.1 + phase * 6) * 0.008
  const upright = standing(seconds, phase)
  const atSide: Point = [0.075, 0.29]
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
      return gesturing(standing(seconds, phase, 0.05), [0.28, -0.1 + drift], [-0.1, 0.22], {
        ...LUNGE,
        headTilt: -0.12,
        handShape: 'open',
      })
    case 'hold':
      return gesturing(upright, [0.16, 0.13 + drift], [0.12, 0.16 + drift], { headTilt: 0.14 })
    case 'point':
      return gesturing(upright, [0.3, -0.02 + drift], [0.07, 0.285], { headTilt: -0.02, handShape: 'point' })
    case 'hug':
      return gesturing(standing(seconds, phase, 0.045), [0.2, 0.1], [0.17, 0.05], { headTilt: 0.2 })
    case 'hand_over':
      return gesturing(standing(seconds, phase, 0.035), [0.27, 0.12 + drift], atSide, {
        headTilt: 0.08,
        handShape: 'open',
      })
    case 'read':
      return gesturing(upright, [0.15, 0.12 + drift * 0.5], [0.19, 0.1 + drift * 0.5], { headTilt: 0.3 })
    case 'write':
      return gesturing(
        standing(seconds, phase, 0.02),
        [0.17 + Math.sin(seconds * 6) * 0.012, 0.145 + Math.sin(seconds * 9) * 0.004],
        [0.13, 0.18],
        { headTilt: 0.32, handShape: 'fist' },
      )
    case 'look_up':
      return { ...gesturing(standing(seconds, phase, -0.025), [-0.01, 0.29], [0.085, 0.28], { headTilt: -0.42 }) }
    case 'look_away':
      return {
        ...gesturing(standing(seconds, phase, -0.01), [-0.02, 0.285], [0.08, 0.28], { headTilt: 0.06 }),
        isLookingBack: true,
      }
    case 'fall':
      return falling(seconds, phase)
    case 'lie_down':
      return lying(seconds, phase)
    default:
      return pose satisfies never
  }
}
