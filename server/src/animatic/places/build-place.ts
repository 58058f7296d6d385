import type { Setting } from '../setting.ts'
import type { Stage } from '../stage.ts'
import { field } from './field.ts'

export const buildPlace = (setting: Setting): Stage => field(setting)
