import type { PlaceKind } from '@skein/contract/script'
import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { bridge } from './bridge.ts'
import { castle } from './castle.ts'
import { cave } from './cave.ts'
import { cityStreet } from './city.ts'
import { coast } from './coast.ts'
import { desert } from './drylands.ts'
import { field } from './field.ts'
import { garden } from './garden.ts'
import { graveyard } from './graveyard.ts'
import { harbour } from './harbour.ts'
import { withLandmarks } from './landmarks/with-landmarks.ts'
import { market } from './market.ts'
import { river } from './river.ts'
import { road } from './road.ts'
import { rooftops } from './rooftops.ts'
import { tavern, train, workshop } from './rooms/halls.ts'
import { kitchen, library } from './rooms/homes.ts'
import { bedroom, interiorRoom } from './rooms/living.ts'
import { hospital, office, school } from './rooms/public.ts'
import { church, greatHall } from './rooms/solemn.ts'
import { ship } from './ship.ts'
import { space } from './space.ts'
import { station } from './station.ts'
import { underwater } from './underwater.ts'
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
  bedroom,
  church,
  great_hall: greatHall,
  school,
  office,
  hospital,
  castle,
  market,
  graveyard,
  bridge,
  road,
  station,
  underwater,
}

/** Paints the place of a shot in its light. Costs a few tenths of a second; done once per shot. */
export const buildPlace = (setting: Setting): Stage => withLandmarks(GENERATORS[setting.kind](setting))
