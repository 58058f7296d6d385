import type { Script } from '@skein/contract/script'

/** The script every generated segment carries: about as short as real ones get. */
export const SAMPLE_SCRIPT: Script = {
  logline: 'Mara waits on the quay while the rain falls upwards.',
  language: 'en',
  durationSeconds: 8,
  shots: [
    {
      durationSeconds: 8,
      camera: { framing: 'wide', move: 'push_in' },
      setting: { place: 'the quay', kind: 'harbour', timeOfDay: 'dusk', weather: 'rain' },
      mood: 'eerie',
      cast: [],
      action: 'Lanterns move along the water. The rain falls upwards and nobody speaks of it.',
      dialogue: [],
      caption: 'The rain fell upwards, and nobody spoke of it.',
      props: ['lantern'],
    },
  ],
  notes: [],
}
