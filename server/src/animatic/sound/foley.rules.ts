import type { PlaceKind, Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { footfalls } from '../figure/pose.rules.ts'
import { sheetOf } from '../figure/sheet.rules.ts'
import { timeShots } from '../timeline.rules.ts'

export const FOLEY_KINDS = ['step', 'door', 'bell', 'knock', 'thunder', 'splash', 'page'] as const
export type FoleyKind = (typeof FOLEY_KINDS)[number]

/** One small sound that a picture asks for. */
export interface FoleyCue {
  readonly kind: FoleyKind
  /** Seconds from the segment's start. */
  readonly at: number
  /** 0 to 1. */
  readonly strength: number
  /** -1 left, 1 right. */
  readonly side: number
  /** Steps only: how much the ground swallows, 0 stone to 1 snow. */
  readonly softness: number
}

const STEPS_PER_SHOT_MAX = 40
/** The last sound has to be over before the segment is: what is local to a segment never crosses a join. */
export const FOLEY_TAIL_SECONDS = 0.35
const SHOT_LEAD_SECONDS = 0.5
const PAGE_EVERY_SECONDS = 3.2

const SOFT: ReadonlySet<PlaceKind> = new Set(['coast', 'forest', 'desert', 'river', 'garden', 'field', 'mountains'])
const HARD: ReadonlySet<PlaceKind> = new Set(['city_street', 'library', 'cave', 'space', 'workshop'])
const WET: ReadonlySet<PlaceKind> = new Set(['coast', 'harbour', 'river', 'ship'])

/** Whole words, in any script: what `\b` takes for a word knows no umlaut. */
const words = (pattern: string) => new RegExp(String.raw`(?<!\p{L})(?:${pattern})(?!\p{L})`, 'iu')

/**
 * Words of the action that are heard, in the languages the storyteller knows most words of. A shot in another language
 * goes without: a sound that nobody asked for is worse than none.
 */
const WORDS: readonly (readonly [FoleyKind, RegExp])[] = [
  ['knock', words('knock(s|ed|ing)?|klopf(t|te|en)|frapp(e|a|ait) à la porte|llam(a|ó) a la puerta')],
  [
    'bell',
    words(
      'bells? (rings?|rang|tolls?|tolled|chimes?)|church bells?|rings? the bell|glocken? läute(t|te|n)|cloche sonn(e|a)',
    ),
  ],
  ['thunder', words('thunder(s|ed|ing|storm)?|lightning|donner(t|te)?|gewitter|tonnerre|trueno')],
  [
    'splash',
    words(
      'splash(es|ed)?|div(es|ed) in(to)?|(fell|falls|jumps|jumped|plunge[sd]?) (in|into) the (water|river|sea|lake|pond|harbou?r)|platsch(t|te)',
    ),
  ],
  [
    'door',
    words(
      '(open|clos|slam|shut)(s|es|ed|med)? the (front |back |cellar |heavy )?(door|gate)|door (open|clos|slam|creak)(s|es|ed|med)?|öffne(t|te) die tür|tür (auf|zu)|ouvr(e|it) la porte|abr(e|ió) la puerta',
    ),
  ],
]

const softnessOf = ({ setting }: Shot): number => {
  if (setting.weather === 'snow' && !HARD.has(setting.kind)) return 1
  return SOFT.has(setting.kind) ? 0.75 : HARD.has(setting.kind) ? 0.05 : 0.35
}

/** Sounds of a segment's shots, in the order they are heard: when a drawn foot lands, when the words say that a door opens. */
export function foleyOf({ script, bible }: Pick<VideoRequest, 'script' | 'bible'>): readonly FoleyCue[] {
  const over = script.durationSeconds - FOLEY_TAIL_SECONDS
  return timeShots(script)
    .flatMap(({ shot, start, end }) =>
      [...stepsOf(shot, end - start, bible), ...pagesOf(shot, end - start), ...wordsOf(shot)].map((cue) => ({
        ...cue,
        at: start + cue.at,
      })),
    )
    .filter((cue) => cue.at < over)
    .toSorted((a, b) => a.at - b.at)
}

/** Where a member of the cast stands among the others, as far as the ear can tell. */
const sideOf = (index: number, count: number): number => (count < 2 ? 0 : (index / (count - 1) - 0.5) * 1.2)

function stepsOf(shot: Shot, seconds: number, bible: VideoRequest['bible']): FoleyCue[] {
  return shot.cast.flatMap(({ entityId, pose }, index) => {
    if (pose !== 'walk' && pose !== 'run') return []
    return footfalls(pose, sheetOf(entityId, bible).phase, seconds)
      .slice(0, STEPS_PER_SHOT_MAX)
      .map((at, step) => ({
        kind: 'step' as const,
        at,
        strength: (pose === 'run' ? 0.9 : 0.6) * (step % 2 ? 0.88 : 1),
        side: sideOf(index, shot.cast.length),
        softness: softnessOf(shot),
      }))
  })
}

function pagesOf({ cast }: Shot, seconds: number): FoleyCue[] {
  const reader = cast.findIndex(({ pose, prop }) => pose === 'read' && !/letter|brief|lettre|carta/i.test(prop ?? ''))
  if (reader < 0) return []
  const count = Math.floor((seconds - SHOT_LEAD_SECONDS) / PAGE_EVERY_SECONDS)
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    kind: 'page',
    at: SHOT_LEAD_SECONDS + (index + 0.6) * PAGE_EVERY_SECONDS,
    strength: 0.6,
    side: sideOf(reader, cast.length),
    softness: 0,
  }))
}

function wordsOf(shot: Shot): FoleyCue[] {
  const said = `${shot.action} ${shot.caption}`
  const kinds = WORDS.filter(([, pattern]) => pattern.test(said)).map(([kind]) => kind)
  if (WET.has(shot.setting.kind) && shot.cast.some(({ pose }) => pose === 'fall') && !kinds.includes('splash'))
    kinds.push('splash')
  return kinds.map((kind, index) => ({
    kind,
    at: SHOT_LEAD_SECONDS + index * 0.8,
    strength: 0.8,
    side: 0,
    softness: 0,
  }))
}
