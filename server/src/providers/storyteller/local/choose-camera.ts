import type { Framing, Mood, Shot } from '@skein/contract/script'

/** What the camera has to choose from: one beat and where it stands in the segment. */
interface CameraSubject {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOnly: boolean
  readonly isNewPlace: boolean
  readonly cast: Shot['cast']
  readonly speakers: number
  readonly hasSpeech: boolean
  /** The thing the beat is about, if it is about one. */
  readonly thing: string | null
  readonly mood: Mood
}

type Camera = Shot['camera']

const MOVING: ReadonlySet<string> = new Set(['walk', 'run', 'fall', 'lie_down'])
const TOUCHING: ReadonlySet<string> = new Set(['hug', 'hand_over'])
const MOVED: ReadonlySet<string> = new Set(['afraid', 'surprised', 'sad', 'angry', 'happy'])
/** What repeating a framing costs: once in the segment, and right after itself. */
const REPEATED = 1.6
const IN_A_ROW = 4

/**
 * A small grammar of shots: where are we, who is it, what matters. The framing that says most of the beat wins, and a
 * framing seen before says less.
 *
 * @param before the segment's cameras so far.
 */
export function chooseCamera(subject: CameraSubject, before: readonly Camera[]): Camera {
  const framing = chooseFraming(subject, before)
  return { framing, move: chooseMove(subject, framing, before) }
}

function chooseFraming(subject: CameraSubject, before: readonly Camera[]): Framing {
  let best: Framing = 'wide'
  let most = Number.NEGATIVE_INFINITY
  for (const [framing, worth] of worths(subject)) {
    const repeats = before.filter((camera) => camera.framing === framing).length
    const value = worth - repeats * REPEATED - (before.at(-1)?.framing === framing ? IN_A_ROW : 0)
    if (value > most) [best, most] = [framing, value]
  }
  return best
}

/** What each framing would be worth if none had been seen yet. */
function worths({
  cast,
  hasSpeech,
  speakers,
  thing,
  isFirst,
  isOnly,
  isNewPlace,
}: CameraSubject): (readonly [Framing, number])[] {
  const poses = cast.map(({ pose }) => pose)
  const isMoved = cast.some(({ expression }) => MOVED.has(expression))
  const all: (readonly [Framing, number])[] = [
    ['establishing', (isFirst && !isOnly) || (isNewPlace && cast.length === 0) ? 9 : cast.length === 0 ? 2 : 0],
    [
      'wide',
      2 + (isNewPlace ? 4 : 0) + (poses.some((pose) => MOVING.has(pose)) ? 2.5 : 0) + (cast.length > 2 ? 1.5 : 0),
    ],
  ]
  if (thing !== null) all.push(['insert', 4])
  if (cast.length === 0) return all
  all.push(['medium', 3.5 + (hasSpeech ? 0.5 : 0)], ['reaction', isMoved ? 5 : hasSpeech ? 2.5 : 1.5])
  if (cast.length < 2) return all
  const isTouching = poses.some((pose) => TOUCHING.has(pose))
  all.push(['two_shot', 3.2 + (hasSpeech ? 1.5 : 0) + (speakers > 1 ? 1 : 0) + (isTouching ? 3 : 0)])
  if (hasSpeech && !isTouching) all.push(['over_the_shoulder', 3.5 + (speakers > 0 ? 1 : 0)])
  return all
}

function chooseMove(subject: CameraSubject, framing: Framing, earlier: readonly Camera[]): Camera['move'] {
  const before = earlier.at(-1)?.move ?? null
  const poses = new Set(subject.cast.map(({ pose }) => pose))
  if (framing === 'insert') return before === 'push_in' ? 'static' : 'push_in'
  if (poses.has('look_up') && before !== 'tilt_up') return 'tilt_up'
  if (poses.has('fall') && before !== 'tilt_down') return 'tilt_down'
  if (subject.isLast && !subject.isOnly)
    return subject.mood === 'tense' || subject.mood === 'eerie' ? 'push_in' : 'pull_out'
  if (framing === 'establishing') return before === 'pan_right' ? 'pan_left' : 'pan_right'
  if (framing === 'wide' && (poses.has('walk') || poses.has('run')))
    return before === 'pan_right' ? 'pan_left' : 'pan_right'
  if (framing === 'reaction' || subject.mood === 'tense') return before === 'push_in' ? 'static' : 'push_in'
  return before === 'static' ? 'push_in' : 'static'
}

/**
 * The cast in the order the framing reads it: whoever a close shot shows comes first, and over a shoulder the listener
 * stands before the speaker.
 */
export function orderCast(cast: Shot['cast'], framing: Framing, speakers: readonly string[]): Shot['cast'] {
  const isSpeaker = ({ entityId }: Shot['cast'][number]): boolean => speakers.includes(entityId)
  const byWeight = (weigh: (member: Shot['cast'][number]) => number): Shot['cast'] =>
    cast.toSorted((left, right) => weigh(right) - weigh(left))
  if (framing === 'reaction')
    return byWeight((member) => (MOVED.has(member.expression) ? 2 : 0) + (isSpeaker(member) ? 0 : 1))
  const speakersFirst = byWeight((member) => (isSpeaker(member) ? 1 : 0))
  const [first, second, ...rest] = speakersFirst
  return framing === 'over_the_shoulder' && first !== undefined && second !== undefined
    ? [second, first, ...rest]
    : speakersFirst
}
