import type { CastMember, Framing, Pose, Shot } from '@skein/contract/script'
import { type Crowd, crowdIn } from './figure/crowd.rules.ts'
import { isAnimal } from './figure/look.rules.ts'
import type { InsertThing } from './figure/insert.ts'
import { type Prop, propFor, type SetPiece, thingFor } from './figure/props/prop-words.rules.ts'
import { animalSheet, type CharacterSheet, companionOf, memberOf } from './figure/sheet.rules.ts'

/** Where one figure stands in the frame, and what it does there. */
export interface Mark {
  readonly sheet: CharacterSheet
  readonly pose: Pose
  readonly expression: CastMember['expression']
  readonly prop: Prop | null
  /** Share of the frame's width. */
  readonly x: number
  /** Pixels of a grown figure. */
  readonly height: number
  /** Pixels the feet are below the place's ground line: near figures stand lower, out of the frame. */
  readonly drop: number
  readonly facing: -1 | 1
  /** Shares of the frame's width per second. */
  readonly speed: number
  readonly isFromBehind: boolean
  readonly isSpeaking: boolean
  /** Whoever hugs this figure. */
  readonly embracedBy: CharacterSheet | null
  /** Where the front hand meets another's, in pixels from the feet; null where it meets nobody's. */
  readonly handAt: readonly [x: number, y: number] | null
}

/** A thing that stands on the ground among the figures. */
export interface PieceMark {
  readonly piece: SetPiece
  readonly x: number
  /** Pixels of a grown figure beside it. */
  readonly height: number
  readonly drop: number
  readonly facing: -1 | 1
}

export interface Staging {
  readonly marks: readonly Mark[]
  readonly pieces: readonly PieceMark[]
  /** Behind everybody; null where the cast is alone. */
  readonly crowd: { readonly crowd: Crowd; readonly height: number } | null
  /** The place is out of focus and nearer. */
  readonly isClose: boolean
  /** A thing that fills the frame instead of people, and whose hand reaches for it. */
  readonly insert: { readonly thing: InsertThing; readonly holder: CharacterSheet | null } | null
}

export interface StageCraft {
  /** The side of the light. */
  readonly side: -1 | 1
  /** Rooms are nearer: how much larger than outdoors. */
  readonly figureScale: number
  readonly sheetOf: (entityId: string) => CharacterSheet
}

const FRAME_WIDTH = 1280
const SPEEDS: Partial<Record<Pose, number>> = { walk: 0.017, run: 0.05 }
const DEFAULT_PROPS: Partial<Record<Pose, Prop>> = { read: 'book', write: 'pen' }
/** Share of their standing height that figures in low poses take up. */
const LOWNESS: Partial<Record<Pose, number>> = { sit: 0.78, kneel: 0.8, lie_down: 0.25, fall: 0.45 }
const GROUP_SIZE = { establishing: 5, wide: 4, medium: 3, two_shot: 2, over_the_shoulder: 1, reaction: 1 } as const
/** From the feet to the hands of two who give and take, and between them, in heights. */
const HANDS = { height: 0.6, apart: 0.48 } as const
/** From the floor to the blanket. */
const BED_HEIGHT = 0.36
const HUG_APART = 0.27
/** With more people than this a crowd would only be a muddle. */
const CAST_BEFORE_CROWD_MAX = 3
const CROWD_SIZE = 0.86
/** Small animals come nearer in a near shot. */
const SMALL = 0.62
const SMALL_NEARER = 1.55

/** Height, drop and spacing per framing; heights leave headroom of a sixth of the frame in the close ones. */
const SIZES: Record<Exclude<Framing, 'insert'>, { height: number; drop: number; spread: number; castMax: number }> = {
  establishing: { height: 190, drop: 0, spread: 0.085, castMax: 6 },
  wide: { height: 285, drop: 6, spread: 0.135, castMax: 6 },
  two_shot: { height: 670, drop: 296, spread: 0.3, castMax: 2 },
  medium: { height: 760, drop: 322, spread: 0.3, castMax: 3 },
  over_the_shoulder: { height: 680, drop: 300, spread: 0.3, castMax: 2 },
  reaction: { height: 900, drop: 440, spread: 0.3, castMax: 1 },
}
/** Half the width of the widest set pieces, in heights. */
const HALF_WIDTHS: Partial<Record<SetPiece, number>> = {
  boat: 0.85,
  cart: 0.75,
  carriage: 0.65,
  car: 1.1,
  bed: 0.85,
  tent: 0.75,
  piano: 0.6,
  table: 0.5,
  desk: 0.5,
}

/** How low or small somebody is in this pose, as a share of a standing grown person. */
const statureIn = (pose: Pose, sheet: CharacterSheet): number =>
  sheet.height * (sheet.look.hasWheelchair ? (LOWNESS.sit ?? 1) : (LOWNESS[pose] ?? 1))

/** The near camera stoops to a child or to whoever sits, or only the crown of the head would be in the frame. */
const stoopTo = (pose: Pose, sheet: CharacterSheet, height: number, isClose: boolean): number =>
  isClose ? Math.max(0, 1 - statureIn(pose, sheet)) * height * 0.55 : 0

/** A beast beside people stays at their feet; only a small one is met half way. */
const stoopToBeast = (sheet: CharacterSheet, height: number, isClose: boolean): number =>
  isClose ? Math.max(0, 0.55 - sheet.height) * height : 0

function facingOf(index: number, count: number, pose: Pose, side: -1 | 1): -1 | 1 {
  if (count === 1 || pose === 'walk' || pose === 'run') return side
  // People in a group turn toward its middle.
  return index < count / 2 ? 1 : -1
}

/** Turns a shot's cast, things and framing into marks on the stage. */
export function stageCast(shot: Shot, craft: StageCraft): Staging {
  const { framing } = shot.camera
  const insert = framing === 'insert' ? insertOf(shot, craft) : null
  if (insert) return { marks: [], pieces: [], crowd: null, isClose: true, insert }

  const effective =
    framing === 'insert' || (framing === 'over_the_shoulder' && shot.cast.length < 2) ? 'medium' : framing
  const { castMax, ...size } = SIZES[effective]
  const isClose = size.drop > 100
  const frame = { ...size, height: size.height * (isClose ? 1 : craft.figureScale), isClose }
  const cast = shot.cast.slice(0, castMax)
  const marks =
    effective === 'over_the_shoulder'
      ? overTheShoulder(cast, shot, frame, craft)
      : sideBySide(cast, shot, frame, GROUP_SIZE[effective], craft)
  const things = effective === 'over_the_shoulder' || effective === 'reaction' ? [] : standingThings(shot)
  const used = takePlaces(things, marks, frame)
  const placed = placeThings(used.left, used.marks, frame, shot)
  const crowd = cast.length <= CAST_BEFORE_CROWD_MAX && effective !== 'reaction' ? crowdIn(shot.action) : null
  return {
    marks: [...placed.animals, ...used.marks],
    pieces: [...used.pieces, ...placed.pieces],
    crowd: crowd === null ? null : { crowd, height: (isClose ? 430 : frame.height) * CROWD_SIZE },
    isClose,
    insert: null,
  }
}

function insertOf(shot: Shot, { sheetOf }: StageCraft): Staging['insert'] {
  const owned = shot.cast.find(({ prop }) => thingFor(prop) !== null)
  const thing = [owned?.prop ?? null, ...shot.props]
    .map(thingFor)
    .find((known) => known !== null && known.kind !== 'animal')
  if (!thing) return null
  const holder = owned ?? shot.cast[0]
  return { thing, holder: holder ? sheetOf(holder.entityId) : null }
}

interface Frame {
  readonly height: number
  readonly drop: number
  readonly spread: number
  readonly isClose: boolean
}

const speaks = (shot: Shot, { entityId }: CastMember) => shot.dialogue.some((line) => line.entityId === entityId)
const ALONE = { isFromBehind: false, embracedBy: null, handAt: null } as const

function sideBySide(
  members: readonly CastMember[],
  shot: Shot,
  frame: Frame,
  groupSize: number,
  { side, sheetOf }: StageCraft,
): Mark[] {
  const cast = members.flatMap((member) => {
    const sheet = sheetOf(member.entityId)
    const count = sheet.look.isGroup ? groupSize : 1
    return Array.from({ length: count }, (_, index) => ({ member, sheet: count > 1 ? memberOf(sheet, index) : sheet }))
  })
  // A lone figure looks away from the light: it falls on the back of the head, and the face stays readable against it.
  const lookTo: -1 | 1 = side === 1 ? -1 : 1
  const reach = frame.height / FRAME_WIDTH
  const contact = contactOf(cast.map(({ member }) => member.pose))
  const mean = cast.reduce((sum, { sheet }) => sum + sheet.height, 0) / Math.max(1, cast.length)
  const apart = contact === 'hug' ? HUG_APART : HANDS.apart
  const most = cast.length > 1 ? 0.76 / (cast.length - 1) : 1
  const roomy = Math.max(frame.spread, reach * widestPair(cast.map(({ sheet }) => sheet)))
  const spread = Math.min(most, contact === null ? roomy : reach * apart * mean)
  const isFarFromPeople = cast.every(({ sheet }) => isAnimal(sheet.look.kind))
  // A lone figure stands on a third with room to look into; a walker needs room ahead.
  const middle = cast.length === 1 ? 0.5 - lookTo * (frame.isClose ? 0.08 : 0.1) : 0.5
  const marks = cast.map(({ member, sheet }, index): Mark => {
    const pose = contact ?? member.pose
    const facing = facingOf(index, cast.length, pose, lookTo)
    const pace = (SPEEDS[pose] ?? 0) * facing
    const isRow = contact === null
    const height = frame.height * (isRow ? 1 - (index % 2) * 0.02 : 1)
    const nearer = isFarFromPeople ? nearness(sheet, frame.isClose) : 1
    return {
      ...ALONE,
      sheet,
      pose,
      expression: member.expression,
      prop: propFor(member.prop) ?? DEFAULT_PROPS[pose] ?? null,
      x: middle + (index - (cast.length - 1) / 2) * spread,
      height: height * nearer,
      drop: frame.drop + (frame.isClose || !isRow ? 0 : (index % 2) * 8) - stoopTo(pose, sheet, height, frame.isClose),
      facing,
      // Near figures walk in place: at that size a real pace would carry them out of the frame.
      speed: frame.isClose ? pace * 0.25 : pace,
      isSpeaking: speaks(shot, member),
    }
  })
  const joined = contact === null ? marks : joinHands(marks, contact, shot)
  return frame.isClose && cast.length > 1 ? joined : withCompanions(joined, frame)
}

const nearness = (sheet: CharacterSheet, isClose: boolean): number =>
  isClose && sheet.height < SMALL && isAnimal(sheet.look.kind) ? SMALL_NEARER : 1

/** How much room two neighbours need between their middles, in heights of a grown person. */
function widestPair(sheets: readonly CharacterSheet[]): number {
  const widths = sheets.map(({ look, height }) => (isAnimal(look.kind) && !look.isDressed ? 1.3 * height : 0.3))
  return Math.max(0, ...widths.slice(1).map((width, index) => (width + (widths[index] ?? 0)) / 2 + 0.06))
}

/** What two people do together: one hugs or gives, and the other cannot but answer. */
function contactOf(poses: readonly Pose[]): 'hug' | 'hand_over' | null {
  if (poses.length !== 2) return null
  return poses.includes('hug') ? 'hug' : poses.includes('hand_over') ? 'hand_over' : null
}

function joinHands(marks: readonly Mark[], contact: 'hug' | 'hand_over', shot: Shot): Mark[] {
  const [first, second] = marks
  if (!first || !second) return [...marks]
  if (contact === 'hug')
    return [
      { ...first, prop: null },
      { ...second, prop: null, embracedBy: first.sheet },
    ]
  const between = ((second.x - first.x) * FRAME_WIDTH) / 2
  const up = (-HANDS.height * (first.sheet.height * first.height + second.sheet.height * second.height)) / 2
  const isSecondGiving = shot.cast[1]?.pose === 'hand_over' && shot.cast[0]?.pose !== 'hand_over'
  const gift = [first.prop, second.prop, ...shot.props.map(propFor)].find((prop) => prop !== null) ?? null
  return [
    { ...first, prop: isSecondGiving ? null : gift, handAt: [between, up] },
    { ...second, prop: isSecondGiving ? gift : null, handAt: [-between, up] },
  ]
}

/** An animal follows on the heels of whoever it belongs to. */
function withCompanions(marks: readonly Mark[], frame: Frame): Mark[] {
  return marks.flatMap((mark) => {
    const sheet = companionOf(mark.sheet)
    if (sheet === null) return [mark]
    const x = mark.x - (mark.facing * 0.42 * frame.height) / FRAME_WIDTH
    const animal: Mark = {
      ...ALONE,
      sheet,
      pose: mark.pose === 'walk' || mark.pose === 'run' ? mark.pose : 'sit',
      expression: mark.expression,
      prop: null,
      x: Math.min(0.9, Math.max(0.1, x)),
      height: mark.height,
      drop: mark.drop + (frame.isClose ? 0 : 5) - stoopToBeast(sheet, mark.height, frame.isClose),
      facing: mark.facing,
      speed: mark.speed,
      isSpeaking: false,
    }
    return [animal, mark]
  })
}

type StandingThing = Exclude<ReturnType<typeof thingFor>, null | { kind: 'prop' }>

/** Things of the shot that stand on the ground: at most two, each once. */
function standingThings(shot: Shot): StandingThing[] {
  const named = [...shot.cast.map(({ prop }) => prop), ...shot.props].map(thingFor)
  const standing = named.filter((thing): thing is StandingThing => thing !== null && thing.kind !== 'prop')
  const once = new Map(standing.map((thing) => [JSON.stringify(thing), thing]))
  return [...once.values()].slice(0, 2)
}

/** Who lies lies on the bed, and who sits sits on the throne or the chair, if there is one. */
function takePlaces(things: readonly StandingThing[], marks: readonly Mark[], frame: Frame) {
  let placed = [...marks]
  const pieces: PieceMark[] = []
  const left = things.filter((thing) => {
    if (thing.kind !== 'set piece') return true
    const pose = thing.piece === 'bed' ? 'lie_down' : thing.piece === 'throne' || thing.piece === 'chair' ? 'sit' : null
    const mark = pose === null ? undefined : placed.find((one) => one.pose === pose)
    if (!mark) return true
    const { x, height, facing } = mark
    pieces.push({
      piece: thing.piece,
      x,
      facing,
      height: thing.piece === 'bed' ? height : height * 0.82,
      drop: mark.drop - 2,
    })
    if (pose === 'lie_down')
      placed = placed.map((one) => (one === mark ? { ...one, drop: one.drop - BED_HEIGHT * frame.height } : one))
    return false
  })
  return { left, pieces, marks: placed }
}

/** Beside the figures: first where they look, then behind them. */
function placeThings(things: readonly StandingThing[], marks: readonly Mark[], frame: Frame, shot: Shot) {
  const pieces: PieceMark[] = []
  const animals: Mark[] = []
  const scale = frame.height / FRAME_WIDTH
  const [left, right] = [Math.min(0.5, ...marks.map(({ x }) => x)), Math.max(0.5, ...marks.map(({ x }) => x))]
  const firstSide = marks.length === 1 ? (marks[0]?.facing ?? 1) : 1
  for (const [index, thing] of things.entries()) {
    const toward = index === 0 ? firstSide : -firstSide
    const half = thing.kind === 'set piece' ? (HALF_WIDTHS[thing.piece] ?? 0.32) : 0.5
    const distance = marks.length === 0 ? 0 : (half + 0.22) * scale
    const x = Math.min(0.88, Math.max(0.12, (toward > 0 ? right : left) + toward * distance))
    const facing: -1 | 1 = toward > 0 ? -1 : 1
    const place = { x, height: frame.height, drop: frame.drop - (frame.isClose ? 0 : 4), facing }
    if (thing.kind === 'set piece') pieces.push({ ...place, piece: thing.piece })
    else {
      const sheet = animalSheet(`${shot.setting.place}|${thing.species}`, thing.species)
      const drop = place.drop - stoopToBeast(sheet, frame.height, frame.isClose)
      animals.push({
        ...ALONE,
        ...place,
        drop,
        sheet,
        pose: 'stand',
        expression: 'neutral',
        prop: null,
        speed: 0,
        isSpeaking: false,
      })
    }
  }
  return { pieces, animals }
}

function overTheShoulder(cast: readonly CastMember[], shot: Shot, frame: Frame, { sheetOf }: StageCraft): Mark[] {
  const [near, far] = cast
  if (!near || !far) return []
  const [nearSheet, farSheet] = [sheetOf(near.entityId), sheetOf(far.entityId)]
  const { height, drop } = frame
  return [
    {
      ...ALONE,
      sheet: farSheet,
      pose: far.pose,
      expression: far.expression,
      prop: propFor(far.prop),
      x: 0.62,
      height: height * nearness(farSheet, true),
      drop: drop - stoopTo(far.pose, farSheet, height, true),
      facing: -1,
      speed: 0,
      isSpeaking: speaks(shot, far),
    },
    {
      ...ALONE,
      sheet: nearSheet,
      pose: 'stand',
      expression: near.expression,
      prop: null,
      x: 0.19,
      height: 1050,
      drop: 620 - Math.max(0, 1 - nearSheet.height) * 820,
      facing: 1,
      speed: 0,
      isFromBehind: true,
      isSpeaking: false,
    },
  ]
}
