import { exampleRequest, exampleShot } from '#animatic/example/video-request.ts'
import type { VideoRequest } from '#providers/video/video.port.ts'

const mara = (pose: 'stand' | 'walk' | 'sit' | 'reach') =>
  ({ entityId: 'char_mara', pose, expression: 'neutral', prop: 'lantern' }) as const
const tobias = { entityId: 'char_tobias', pose: 'hold', expression: 'happy', prop: 'letter' } as const

/** Eight seconds in three shots: wide, two people near, and a room. What the tables compare. */
export const THREE_SHOTS: VideoRequest = exampleRequest({
  title: 'The Lamp Room',
  credit: 'Ada',
  shots: [
    exampleShot({ durationSeconds: 3 }),
    exampleShot({
      durationSeconds: 2,
      camera: { framing: 'two_shot', move: 'pan_left' },
      cast: [mara('stand'), tobias],
      caption: 'Tobias had kept the letter dry under his coat.',
    }),
    exampleShot({
      durationSeconds: 3,
      camera: { framing: 'wide', move: 'static' },
      setting: { place: 'the log room', kind: 'interior_room', timeOfDay: 'night', weather: 'clear' },
      mood: 'tense',
      cast: [mara('sit'), tobias],
      caption: 'The log said nothing of the night before, and the page was gone.',
    }),
  ],
})

/** Further ones, for what must hold whatever is drawn. */
export const SEGMENTS: readonly (readonly [name: string, request: VideoRequest])[] = [
  ['three shots', THREE_SHOTS],
  [
    'harbour, rain',
    exampleRequest({
      credit: 'Ada',
      shots: [
        exampleShot({
          camera: { framing: 'establishing', move: 'pan_right' },
          setting: { place: 'the old harbour', kind: 'harbour', timeOfDay: 'night', weather: 'rain' },
          mood: 'eerie',
          cast: [mara('walk'), tobias],
        }),
      ],
    }),
  ],
  [
    'forest, close',
    exampleRequest({
      shots: [
        exampleShot({
          camera: { framing: 'reaction', move: 'push_in' },
          setting: { place: 'the birch wood', kind: 'forest', timeOfDay: 'dawn', weather: 'fog' },
          mood: 'calm',
          cast: [mara('stand')],
        }),
      ],
    }),
  ],
]
