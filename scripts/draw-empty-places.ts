// Draws the pictures of empty places with Skein's own renderer: node scripts/draw-empty-places.ts [name …]
// Each is a script of one shot, drawn twice: the same place by day for the light theme and by night for the dark one.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Shot } from '../server/contract/src/script.ts'
import { createFrameRenderer } from '../server/src/animatic/frame-renderer.ts'
import { type Picture, picture } from '../server/src/animatic/pen/canvas.ts'

const directory = join(import.meta.dirname, '../web/src/ui/empty')
const WIDTH = 480
const HEIGHT = 270
const BYTES_MAX = 12_000
const QUALITIES = [82, 76, 70, 64, 58, 52, 46, 40, 34, 28] as const

interface Place {
  readonly kind: Shot['setting']['kind']
  readonly words: string
  readonly framing: Shot['camera']['framing']
  readonly cast?: readonly { readonly pose: Shot['cast'][number]['pose']; readonly prop?: string }[]
  readonly props?: readonly string[]
  readonly day: readonly [Shot['setting']['timeOfDay'], Shot['setting']['weather'], Shot['mood']]
  readonly night: readonly [Shot['setting']['timeOfDay'], Shot['setting']['weather'], Shot['mood']]
}

const PLACES: Readonly<Record<string, Place>> = {
  unwatched: {
    kind: 'harbour',
    words: 'the old harbour',
    framing: 'wide',
    props: ['boat'],
    day: ['morning', 'clear', 'calm'],
    night: ['night', 'clear', 'calm'],
  },
  unwritten: {
    kind: 'interior_room',
    words: 'the writing room',
    framing: 'wide',
    props: ['desk', 'chair'],
    day: ['morning', 'clear', 'warm'],
    night: ['night', 'clear', 'calm'],
  },
  inbox: {
    kind: 'garden',
    words: 'the garden gate',
    framing: 'insert',
    props: ['letter'],
    day: ['afternoon', 'clear', 'joyful'],
    night: ['dusk', 'clear', 'warm'],
  },
  unfound: {
    kind: 'forest',
    words: 'the deep wood',
    framing: 'wide',
    cast: [{ pose: 'look_away', prop: 'lantern' }],
    day: ['morning', 'fog', 'calm'],
    night: ['night', 'fog', 'calm'],
  },
  drafts: {
    kind: 'library',
    words: 'the reading room',
    framing: 'medium',
    cast: [{ pose: 'write', prop: 'pen' }],
    day: ['afternoon', 'clear', 'warm'],
    night: ['night', 'rain', 'calm'],
  },
  lost: {
    kind: 'field',
    words: 'the empty field',
    framing: 'wide',
    props: ['door'],
    day: ['afternoon', 'cloudy', 'calm'],
    night: ['night', 'clear', 'eerie'],
  },
  unreached: {
    kind: 'coast',
    words: 'the lighthouse',
    framing: 'establishing',
    day: ['morning', 'fog', 'calm'],
    night: ['night', 'fog', 'calm'],
  },
  unfollowed: {
    kind: 'station',
    words: 'the platform',
    framing: 'wide',
    cast: [{ pose: 'sit' }],
    props: ['bag'],
    day: ['morning', 'clear', 'warm'],
    night: ['night', 'clear', 'calm'],
  },
}

const WANDERER = {
  entityId: 'char_mara',
  canonicalName: 'Mara',
  description: 'A woman with long red hair, a green coat and a yellow scarf.',
}

function shotOf({ kind, words, framing, cast = [], props = [] }: Place, hour: Place['day']): Shot {
  const [timeOfDay, weather, mood] = hour
  return {
    durationSeconds: 8,
    camera: { framing, move: 'static' },
    setting: { place: words, kind, timeOfDay, weather },
    mood,
    cast: cast.map(({ pose, prop }) => ({
      entityId: WANDERER.entityId,
      pose,
      expression: 'thoughtful',
      prop: prop ?? null,
    })),
    action: words,
    dialogue: [],
    caption: '',
    props: [...props],
  }
}

async function encode(sheet: Picture): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const bytes = await sheet.encode('webp', quality)
    if (bytes.length <= BYTES_MAX) return bytes
  }
  throw new Error(`No quality keeps the picture within ${BYTES_MAX} bytes.`)
}

function draw(name: string, place: Place, hour: Place['day']): Picture {
  const renderer = createFrameRenderer(
    {
      jobId: name,
      sceneId: `an empty place: ${name}`,
      title: null,
      credit: null,
      startsAtSeconds: 0,
      bible: { version: 1, characters: [WANDERER], setting: {}, timeline: {} },
      script: {
        logline: place.words,
        language: 'en',
        durationSeconds: 8,
        notes: [],
        shots: [shotOf(place, hour)],
      },
    },
    { isFilmed: false },
  )
  const still = renderer.drawStill(0)
  return picture(WIDTH, HEIGHT, (pen) => {
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(still, 0, 0, WIDTH, HEIGHT)
  })
}

const only = process.argv.slice(2)
await mkdir(directory, { recursive: true })
for (const [name, place] of Object.entries(PLACES)) {
  if (only.length > 0 && !only.includes(name)) continue
  for (const hour of ['day', 'night'] as const) {
    const file = `${name}-${hour}.webp`
    const bytes = await encode(draw(name, place, place[hour]))
    await writeFile(join(directory, file), bytes)
    console.log(`${file} ${bytes.length}`)
  }
}
