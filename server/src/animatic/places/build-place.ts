import type { PlaceKind } from '@skein/contract/script'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { cityStreet, rooftops } from './city.ts'
import { coast } from './coast.ts'
import { cave, desert } from './drylands.ts'
import { field } from './field.ts'
import { garden } from './garden.ts'
import { harbour } from './harbour.ts'
import { river } from './river.ts'
import { tavern, train, workshop } from './rooms/halls.ts'
import { interiorRoom, kitchen, library } from './rooms/homes.ts'
import { ship } from './ship.ts'
import { space } from './space.ts'
import { village } from './village.ts'
import { forest, mountains } from './woods.ts'

const GENERATORS: Record<PlaceKind, (setting: Setting) => Stage> = {
  coast,
  harbour,
  forest,
  mountains,
  desert,
  river,
  village,
  city_street: cityStreet,
  rooftops,
  interior_room: interiorRoom,
  library,
  kitchen,
  tavern,
  workshop,
  ship,
  train,
  cave,
  garden,
  field,
  space,
}

/** Paints the place of a shot in its light. Costs a few tenths of a second; done once per shot. */
export const buildPlace = (setting: Setting): Stage => GENERATORS[setting.kind](setting)
