import type { Mood } from '@skein/contract/script'
import type { Layer } from './layer.ts'
import { birds, brook, crickets, gulls, lapping, leaves, rain, rainOnRoof, surf, whistle, wind } from './nature.ts'
import { heartbeat, pad, shimmer } from './pad.ts'
import { city, clock, creak, drips, engine, hearth, hollow, murmur, room, train } from './places.ts'

interface KnownLayer {
  readonly layer: Layer
  /**
   * As it comes (ITU-R BS.1770, LUFS), measured over 48 s. Drops and creaks, which the meter's gate makes louder than
   * what they add to the whole, are entered 1 to 2.5 dB lower.
   */
  readonly loudness: number
}

export type LayerName =
  | 'wind'
  | 'whistle'
  | 'leaves'
  | 'surf'
  | 'lapping'
  | 'brook'
  | 'rain'
  | 'rainOnRoof'
  | 'birds'
  | 'gulls'
  | 'crickets'
  | 'city'
  | 'hearth'
  | 'murmur'
  | 'creak'
  | 'train'
  | 'drips'
  | 'hollow'
  | 'engine'
  | 'room'
  | 'clock'
  | 'heartbeat'
  | 'shimmer'
  | `pad:${Mood}`

const LAYERS: ReadonlyMap<LayerName, KnownLayer> = new Map<LayerName, KnownLayer>([
  ['wind', { layer: wind, loudness: -13.7 }],
  ['whistle', { layer: whistle, loudness: -18.8 }],
  ['leaves', { layer: leaves, loudness: -10.9 }],
  ['surf', { layer: surf, loudness: -10.5 }],
  ['lapping', { layer: lapping, loudness: -23.2 }],
  ['brook', { layer: brook, loudness: -8.4 }],
  ['rain', { layer: rain, loudness: -8.9 }],
  ['rainOnRoof', { layer: rainOnRoof, loudness: -11.7 }],
  ['birds', { layer: birds, loudness: -13.2 }],
  ['gulls', { layer: gulls, loudness: -17.3 }],
  ['crickets', { layer: crickets, loudness: -6.7 }],
  ['city', { layer: city, loudness: -12.9 }],
  ['hearth', { layer: hearth, loudness: -17 }],
  ['murmur', { layer: murmur, loudness: -24.6 }],
  ['creak', { layer: creak, loudness: -22.2 }],
  ['train', { layer: train, loudness: -9.6 }],
  ['drips', { layer: drips, loudness: -20 }],
  ['hollow', { layer: hollow, loudness: -15.3 }],
  ['engine', { layer: engine, loudness: -11.6 }],
  ['room', { layer: room, loudness: -14.4 }],
  ['clock', { layer: clock, loudness: -18.3 }],
  ['heartbeat', { layer: heartbeat, loudness: -14.3 }],
  ['shimmer', { layer: shimmer, loudness: -10.8 }],
  ['pad:calm', { layer: pad('calm'), loudness: -9 }],
  ['pad:warm', { layer: pad('warm'), loudness: -9.2 }],
  ['pad:joyful', { layer: pad('joyful'), loudness: -8.8 }],
  ['pad:tense', { layer: pad('tense'), loudness: -9.5 }],
  ['pad:eerie', { layer: pad('eerie'), loudness: -9.2 }],
  ['pad:sad', { layer: pad('sad'), loudness: -9.4 }],
])

/** @throws RangeError for a name that is not in the table. */
export function knownLayer(name: LayerName): KnownLayer {
  const known = LAYERS.get(name)
  if (known === undefined) throw new RangeError(`no layer ${name}`)
  return known
}
