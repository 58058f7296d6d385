import { expect, it } from 'vitest'
import { stillWords } from './shot-words.ts'

it('says where a still is, when, and who does what in it', () => {
  const setting = { place: 'the harbour', kind: 'harbour', timeOfDay: 'dusk', weather: 'rain' } as const
  const camera = { framing: 'two_shot', move: 'static' } as const
  const cast = [
    { entityId: 'char_mara', pose: 'hold', expression: 'afraid', prop: 'lantern' },
    { entityId: 'char_bram', pose: 'walk', expression: 'neutral', prop: 'rope' },
  ] as const
  const nameOf = (id: string) => (id === 'char_mara' ? 'Mara' : 'Bram')
  expect(stillWords({ setting, camera, cast: [...cast] }, nameOf)).toBe(
    'Two-shot: the harbour, dusk, rain. Mara holds the lantern, afraid; Bram walks with the rope.',
  )
  const empty = {
    setting: { ...setting, weather: 'clear' as const },
    camera: { ...camera, framing: 'wide' as const },
    cast: [],
  }
  expect(stillWords(empty, nameOf)).toBe('Wide shot: the harbour, dusk. Nobody is in the picture.')
})
