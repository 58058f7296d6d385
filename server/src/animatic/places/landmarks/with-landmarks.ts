import type { PlaceKind } from '@skein/contract/script'
import type { Point } from '../../pen/canvas.ts'
import type { Setting } from '../../setting.ts'
import type { Stage } from '../../stage.ts'
import { acrossFrame, downFrame } from '../../world.ts'
import { layer } from '../elements/sheet.ts'
import { weathered } from '../elements/weathering.ts'
import { BUILDINGS } from './buildings.ts'
import type { Landmark } from './landmark.ts'
import { THINGS } from './things.ts'

/** What a kind of place shows in any case; its name asks for nothing more. */
const ALREADY_THERE: Partial<Record<PlaceKind, RegExp>> = {
  coast: /lighthouse|beacon/,
  ship: /boat/,
  harbour: /boat/,
  village: /church|cottage|house|well/,
  church: /church|cathedral|abbey|chapel/,
  castle: /castle|fort|tower|keep|turret|watchtower|citadel/,
  market: /market|stall|fair|bazaar/,
  graveyard: /grave|church|tomb/,
  garden: /gate/,
  road: /cross|sign/,
  city_street: /house|home/,
  rooftops: /house|home|church|tower|castle/,
}
/** Far enough from the middle to leave it to the people; things on the sun's side. */
const BUILDING_AT = -0.27
const THING_AT = 0.29

function named(setting: Setting, choices: readonly Landmark[]): Landmark | null {
  const found = choices.find(({ words }) => words.test(setting.words))
  const word = found === undefined ? null : (found.words.exec(setting.words)?.[0] ?? null)
  return found === undefined || word === null || ALREADY_THERE[setting.kind]?.test(word) === true ? null : found
}

/** Where a landmark's foot is: what is far stands higher. */
const footOf = (setting: Setting, depth: number): number => {
  const near = downFrame(0.775)
  return setting.horizonY + 40 + (near - setting.horizonY - 40) * Math.min(1, Math.max(0, (depth - 0.3) / 0.5))
}

/** The stage with what the place's own words name: a mill, a gate, a fountain. At most one building and one thing. */
export function withLandmarks(stage: Stage): Stage {
  const { setting } = stage
  if (stage.isIndoors) return stage
  const placed = [
    { landmark: named(setting, BUILDINGS), x: BUILDING_AT },
    { landmark: named(setting, THINGS), x: THING_AT },
  ].flatMap(({ landmark, x }) => {
    if (landmark === null) return []
    const at: Point = [acrossFrame(0.5 + setting.side * x), footOf(setting, landmark.depth)]
    return [{ landmark, at }]
  })
  return {
    ...stage,
    layers: [
      ...stage.layers,
      ...placed.map(({ landmark, at }) =>
        weathered(
          setting,
          layer(landmark.depth, (pen) =>
            landmark.paint(pen, setting, at, setting.random(`landmark ${landmark.words.source}`)),
          ),
        ),
      ),
    ],
    motions: [...stage.motions, ...placed.flatMap(({ landmark, at }) => landmark.motions?.(setting, at) ?? [])],
  }
}
