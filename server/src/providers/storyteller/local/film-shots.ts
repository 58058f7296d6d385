import type { Shot } from '@skein/contract/script'
import { captionFor } from './caption.ts'
import { chooseCamera, orderCast } from './choose-camera.ts'
import { eventfulness } from './choose-event.ts'
import { companyOf, followCompany } from './company.ts'
import { condense } from './condense.ts'
import type { SpokenLine } from './find-dialogue.ts'
import { findMood } from './find-mood.ts'
import { joinSentences } from './read-text.ts'
import type { Acting } from './reading-cast.ts'
import type { PlacedSentence } from './reading-setting.ts'

const ACTION_LENGTH_MAX = 400
const CAST_MAX = 6
const DIALOGUE_MAX = 4
const PROPS_MAX = 6
/** How somebody goes on being between two things they do. */
const LASTING: ReadonlySet<string> = new Set(['sit', 'kneel', 'lie_down'])

/** A sentence with everything that was read from it. */
export interface SeenSentence extends PlacedSentence {
  readonly acting: readonly Acting[]
  readonly lines: readonly SpokenLine[]
  readonly props: readonly string[]
}

interface Beat {
  /** Sentences `from` to `to`, end exclusive. */
  readonly from: number
  readonly to: number
  readonly durationSeconds: number
}

/** How much a sentence carries: deeds and speech before description. */
export function weightOf({ sentence, acting, lines }: SeenSentence): number {
  return eventfulness(sentence) + Math.min(2, acting.length) + (lines.length > 0 ? 1.5 : 0)
}

/**
 * Turns beats into shots.
 *
 * @param before who was there when the text began, the latest last.
 */
export function filmShots(all: readonly SeenSentence[], beats: readonly Beat[], before: readonly string[]): Shot[] {
  const shots: Shot[] = []
  const company = followCompany(all, before)
  for (const [index, beat] of beats.entries()) {
    const seen = all.slice(beat.from, beat.to)
    const setting = (seen.find(({ movesTo }) => movesTo) ?? seen[0])?.place
    if (setting === undefined) continue
    const text = joinSentences(seen.map(({ sentence }) => sentence))
    const dialogue = seen.flatMap(({ lines }) => lines).slice(0, DIALOGUE_MAX)
    const speakers = dialogue.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]))
    const earlier = shots.at(-1) ?? null
    const isNewPlace = earlier !== null && earlier.setting.place !== setting.place
    const named = castOf(seen, shots, setting.place)
    const cast = accompanied(named, companyOf(all, company, beat), {
      hasSpeech: dialogue.length > 0,
      shots,
      place: setting.place,
    })
    const props = [...new Set(seen.flatMap((sentence) => sentence.props))].slice(0, PROPS_MAX)
    const isRead = seen.some(({ sentence }) => sentence.tokens.length > 0 || sentence.tongue !== null)
    const mood = isRead ? findMood(text, seen[0]?.sentence.tongue ?? null) : 'calm'
    const camera = chooseCamera(
      {
        isFirst: index === 0,
        isLast: index === beats.length - 1,
        isOnly: beats.length === 1,
        isNewPlace,
        hasSpeech: dialogue.length > 0,
        speakers: new Set(speakers).size,
        cast,
        thing: thingOf(seen),
        mood,
      },
      shots.map((shot) => shot.camera),
    )
    shots.push({
      durationSeconds: beat.durationSeconds,
      camera,
      setting: { ...setting },
      mood,
      cast: orderCast(cast, camera.framing, speakers),
      action: condense(text, ACTION_LENGTH_MAX),
      dialogue: dialogue.map(({ entityId, text: words }) => ({ entityId, text: words })),
      caption: captionFor(
        seen.map((one) => ({
          text: one.sentence.text,
          opening: one.sentence.opening,
          closing: one.sentence.closing,
          weight: weightOf(one),
        })),
        beat.durationSeconds,
      ),
      props,
    })
  }
  return shots
}

/** The thing a beat is about: its weightiest sentence handles it, and it is no mere furniture of a conversation. */
function thingOf(seen: readonly SeenSentence[]): string | null {
  const [key] = seen.toSorted((left, right) => weightOf(right) - weightOf(left))
  if (key === undefined || key.lines.length > 1) return null
  return key.acting.find(({ prop }) => prop !== null)?.prop ?? key.props[0] ?? null
}

function castOf(seen: readonly SeenSentence[], shots: readonly Shot[], place: string): Shot['cast'] {
  const cast = new Map<string, Acting>()
  const add = (acting: Acting): void => {
    const known = cast.get(acting.entityId)
    cast.set(acting.entityId, {
      entityId: acting.entityId,
      pose: known?.pose ?? acting.pose,
      expression: known?.expression ?? acting.expression,
      prop: known?.prop ?? acting.prop,
    })
  }
  for (const { acting, lines } of seen) {
    for (const one of acting) add(one)
    for (const { entityId } of lines) if (entityId !== null) add({ entityId, pose: null, expression: null, prop: null })
  }
  return [...cast.values()].slice(0, CAST_MAX).map(({ entityId, pose, expression, prop }) => ({
    entityId,
    pose: pose ?? (prop === null ? lastingPose(entityId, shots, place) : 'hold'),
    expression: expression ?? 'neutral',
    prop,
  }))
}

/** Who sat goes on sitting until the words or the place move them. */
function lastingPose(entityId: string, shots: readonly Shot[], place: string): Shot['cast'][number]['pose'] {
  const last = shots
    .filter((shot) => shot.setting.place === place)
    .findLast((shot) => shot.cast.some((member) => member.entityId === entityId))
    ?.cast.find((member) => member.entityId === entityId)?.pose
  return last !== undefined && LASTING.has(last) ? last : 'stand'
}

/** Nobody speaks to the air and no room stands empty while somebody is known to be in it. */
function accompanied(
  cast: Shot['cast'],
  company: readonly string[],
  { hasSpeech, shots, place }: { readonly hasSpeech: boolean; readonly shots: readonly Shot[]; readonly place: string },
): Shot['cast'] {
  const wanted = hasSpeech ? 2 : 1
  const others = company.filter((entityId) => cast.every((member) => member.entityId !== entityId))
  return [
    ...cast,
    ...others.slice(0, Math.max(0, wanted - cast.length)).map((entityId) => ({
      entityId,
      pose: lastingPose(entityId, shots, place),
      expression: 'neutral' as const,
      prop: null,
    })),
  ]
}
