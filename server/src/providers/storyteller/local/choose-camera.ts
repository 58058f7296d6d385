import type { Mood, Shot } from '@skein/contract/script'

/** What the camera has to choose from: one beat and where it stands in the segment. */
interface CameraSubject {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOnly: boolean
  readonly isNewPlace: boolean
  readonly cast: Shot['cast']
  readonly speakers: number
  readonly hasSpeech: boolean
  readonly props: readonly string[]
  readonly mood: Mood
}

type Camera = Shot['camera']

/** A small grammar of shots: where are we, who is it, what matters. The same framing never comes twice in a row by default. */
export function chooseCamera(subject: CameraSubject, before: Camera | null): Camera {
  const framing = chooseFraming(subject, before?.framing ?? null)
  return { framing, move: chooseMove(subject, framing, before?.move ?? null) }
}

function chooseFraming(subject: CameraSubject, before: Camera['framing'] | null): Camera['framing'] {
  const { cast, hasSpeech, speakers, props } = subject
  if ((subject.isFirst && !subject.isOnly) || (subject.isNewPlace && cast.length === 0)) return 'establishing'
  if (cast.length === 0) return props.length > 0 && before !== 'insert' ? 'insert' : 'wide'
  if (subject.isNewPlace) return 'wide'
  if (hasSpeech && cast.length >= 2) {
    return before === 'two_shot' && speakers > 0 ? 'over_the_shoulder' : 'two_shot'
  }
  const isMoved = cast.some(({ expression }) => ['afraid', 'surprised', 'sad', 'angry'].includes(expression))
  if (isMoved && before !== 'reaction') return 'reaction'
  if (cast.some(({ prop }) => prop !== null) && before === 'medium') return 'insert'
  if (before === 'medium') return cast.length > 1 ? 'two_shot' : 'wide'
  return 'medium'
}

function chooseMove(subject: CameraSubject, framing: Camera['framing'], before: Camera['move'] | null): Camera['move'] {
  const poses = new Set(subject.cast.map(({ pose }) => pose))
  if (poses.has('look_up')) return 'tilt_up'
  if (poses.has('fall')) return 'tilt_down'
  if (subject.isLast && !subject.isOnly)
    return subject.mood === 'tense' || subject.mood === 'eerie' ? 'push_in' : 'pull_out'
  if (framing === 'establishing') return before === 'pan_right' ? 'pan_left' : 'pan_right'
  if (framing === 'wide' && (poses.has('walk') || poses.has('run')))
    return before === 'pan_right' ? 'pan_left' : 'pan_right'
  if (framing === 'reaction' || framing === 'insert' || subject.mood === 'tense')
    return before === 'push_in' ? 'static' : 'push_in'
  return before === 'static' ? 'push_in' : 'static'
}
