import type { Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'

/** A shot for tests; every field may be overridden. */
export function exampleShot(changes: Partial<Shot> = {}): Shot {
  return {
    durationSeconds: 8,
    camera: { framing: 'wide', move: 'push_in' },
    setting: { place: 'the skerry light', kind: 'coast', timeOfDay: 'dusk', weather: 'clear' },
    mood: 'warm',
    cast: [{ entityId: 'char_mara', pose: 'walk', expression: 'neutral', prop: 'lantern' }],
    action: 'Mara walks out to the light.',
    dialogue: [],
    caption: 'Mara walks out to the light with the lantern in her hand.',
    props: [],
    ...changes,
  }
}

/** A whole request for tests: one eight-second shot unless shots are given. */
export function exampleRequest(changes: Partial<VideoRequest> & { shots?: readonly Shot[] } = {}): VideoRequest {
  const { shots = [exampleShot()], ...rest } = changes
  return {
    jobId: '0198c2f0-1111-7000-8000-000000000001',
    sceneId: '0198c2f0-2222-7000-8000-000000000002',
    title: null,
    credit: null,
    startsAtSeconds: 0,
    bible: {
      version: 1,
      characters: [
        {
          entityId: 'char_mara',
          canonicalName: 'Mara Holt',
          description: 'A woman with long red hair, a green coat and a yellow scarf.',
        },
        { entityId: 'char_tobias', canonicalName: 'Tobias', traits: ['an old man with a white beard', 'wears a hat'] },
      ],
      setting: {},
      timeline: {},
    },
    script: { logline: 'Out to the light.', language: 'en', durationSeconds: 8, notes: [], shots: [...shots] },
    ...rest,
  }
}
