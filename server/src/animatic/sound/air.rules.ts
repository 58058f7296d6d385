import type { Mood, PlaceKind, Shot, TimeOfDay } from '@skein/contract/script'
import { knownLayer, type LayerName } from './layers/all-layers.ts'

/** What every bed is levelled to, LUFS: where streaming services level speech and film to. */
export const LOUDNESS_TARGET = -16

/** What a shot must say for its air to be heard. */
export type HeardShot = Pick<Shot, 'setting' | 'mood'>

/** Gains of the layers that are heard at a place; what is not in it is silent. */
export type Air = ReadonlyMap<LayerName, number>

const INDOORS: ReadonlySet<PlaceKind> = new Set([
  'interior_room',
  'library',
  'kitchen',
  'tavern',
  'workshop',
  'train',
  'cave',
  'space',
  'bedroom',
  'church',
  'great_hall',
  'school',
  'office',
  'hospital',
  'underwater',
])
const SINGING: ReadonlySet<PlaceKind> = new Set(['forest', 'garden', 'village', 'field', 'river', 'mountains'])
const CHIRPING: ReadonlySet<PlaceKind> = new Set([
  'forest',
  'garden',
  'village',
  'field',
  'river',
  'desert',
  'rooftops',
])
const SALTY: ReadonlySet<PlaceKind> = new Set(['coast', 'harbour', 'ship'])

/** What a place sounds like in itself: decibels beside the loudest thing in it. */
const PLACES: Record<PlaceKind, readonly (readonly [LayerName, number])[]> = {
  coast: [
    ['surf', 0],
    ['wind', -9],
  ],
  harbour: [
    ['lapping', 0],
    ['wind', -9],
    ['creak', -13],
  ],
  forest: [
    ['leaves', -1],
    ['wind', -3],
  ],
  mountains: [
    ['wind', 0],
    ['whistle', -7],
  ],
  desert: [
    ['wind', 0],
    ['whistle', -5],
  ],
  river: [
    ['brook', 0],
    ['leaves', -10],
  ],
  village: [
    ['wind', -3],
    ['leaves', -8],
  ],
  city_street: [['city', 0]],
  rooftops: [
    ['city', -5],
    ['wind', -1],
    ['whistle', -10],
  ],
  interior_room: [
    ['room', 0],
    ['clock', -12],
  ],
  library: [
    ['room', 0],
    ['clock', -10],
  ],
  kitchen: [
    ['room', -2],
    ['hearth', -2],
  ],
  tavern: [
    ['murmur', 0],
    ['hearth', -6],
  ],
  workshop: [
    ['room', 0],
    ['hearth', -7],
  ],
  ship: [
    ['lapping', -1],
    ['creak', -6],
    ['wind', -5],
  ],
  train: [['train', 0]],
  cave: [
    ['hollow', -1],
    ['drips', -4],
  ],
  garden: [
    ['leaves', -2],
    ['wind', -6],
  ],
  field: [
    ['wind', 0],
    ['leaves', -8],
  ],
  space: [['engine', 0]],
  bedroom: [
    ['room', 0],
    ['hearth', -12],
  ],
  church: [
    ['hollow', -2],
    ['room', -4],
  ],
  great_hall: [
    ['hollow', -3],
    ['hearth', -8],
  ],
  school: [
    ['room', 0],
    ['clock', -11],
  ],
  office: [
    ['room', 0],
    ['clock', -9],
  ],
  hospital: [
    ['room', 0],
    ['clock', -14],
  ],
  castle: [
    ['wind', 0],
    ['whistle', -8],
  ],
  market: [
    ['murmur', 0],
    ['wind', -10],
  ],
  graveyard: [
    ['wind', 0],
    ['leaves', -7],
  ],
  bridge: [
    ['brook', 0],
    ['wind', -7],
  ],
  road: [
    ['wind', -2],
    ['leaves', -5],
  ],
  station: [
    ['murmur', -3],
    ['engine', -7],
    ['wind', -9],
  ],
  underwater: [['hollow', 0]],
}

/** How loud the music stands beside the place: a mood that wants to be felt stands nearer. */
const PAD_DECIBELS: Record<Mood, number> = { calm: -3, warm: -2, joyful: -2, tense: -1, eerie: -1, sad: -1 }

const isNight = (time: TimeOfDay) => time === 'night' || time === 'dusk'

/**
 * The air of a shot: which layers are heard and how loud, so that all of them together are `LOUDNESS_TARGET`.
 *
 * Levelling is this fixed law and not a measurement of each segment: the layers' own loudness is known, independent
 * sounds add up by their power, so the gains follow from the place, the weather, the hour and the mood alone. Two
 * segments that meet therefore agree on every gain at their join, where a gain measured per segment would step.
 */
export function airOf(shot: HeardShot): Air {
  const levels = levelsOf(shot)
  const total = [...levels.values()].reduce((sum, decibels) => sum + 10 ** (decibels / 10), 0)
  return new Map(
    [...levels].map(([name, decibels]) => [
      name,
      10 ** ((decibels - 10 * Math.log10(total) + LOUDNESS_TARGET - knownLayer(name).loudness) / 20),
    ]),
  )
}

function levelsOf({ setting, mood }: HeardShot): ReadonlyMap<LayerName, number> {
  const { kind, weather, timeOfDay } = setting
  const levels = new Map<LayerName, number>(PLACES[kind])
  const add = (name: LayerName, decibels: number) => levels.set(name, Math.max(decibels, levels.get(name) ?? decibels))
  add(`pad:${mood}`, PAD_DECIBELS[mood])
  if (mood === 'tense') add('heartbeat', -8)
  if (mood === 'joyful' || mood === 'warm') add('shimmer', -13)
  if (kind === 'space') return levels

  const isOut = !INDOORS.has(kind)
  const isUnderground = kind === 'cave'
  if (weather === 'rain' && !isUnderground) add(isOut ? 'rain' : 'rainOnRoof', isOut ? 1 : -4)
  if (weather === 'snow' || weather === 'cloudy') add('wind', isOut ? -3 : -14)
  const isFine = weather === 'clear' || weather === 'cloudy'
  if (!isOut || !isFine) return levels
  if (SALTY.has(kind) && !isNight(timeOfDay)) add('gulls', -12)
  if (SINGING.has(kind) && !isNight(timeOfDay)) add('birds', timeOfDay === 'dawn' ? -7 : -9)
  if (CHIRPING.has(kind) && isNight(timeOfDay)) add('crickets', timeOfDay === 'dusk' ? -13 : -9)
  return levels
}
