import type { Shot } from '@skein/contract/script'
import { filmWords } from '../messages/en/film.ts'
import { posesWords } from '../messages/en/poses.ts'
import { stagingWords } from '../messages/en/staging.ts'

/** Where and when a shot is: "the harbour, dusk, rain". */
export function placeWords({ setting }: Pick<Shot, 'setting'>): string {
  const where = { place: setting.place, time: filmWords[setting.timeOfDay] }
  if (setting.weather === 'clear') return stagingWords.place(where)
  return stagingWords.placeWeather({ ...where, weather: filmWords[setting.weather] })
}

function actionWords({ pose, expression, prop }: Shot['cast'][number], who: string): string {
  const isHeld = pose === 'hold' && prop !== null
  const pure = isHeld ? stagingWords.holds({ who, prop }) : posesWords[pose]({ who })
  const does = prop === null || isHeld ? pure : stagingWords.withProp({ does: pure, prop })
  return expression === 'neutral' ? does : stagingWords.withMien({ does, mien: filmWords[expression] })
}

/** A still of a shot in words, for whoever does not see it: where, when, and who does what. */
export function stillWords(
  shot: Pick<Shot, 'setting' | 'cast' | 'camera'>,
  nameOf: (entityId: string) => string,
): string {
  const people = shot.cast.map((member) => actionWords(member, nameOf(member.entityId))).join('; ')
  return stagingWords.still({
    framing: filmWords[shot.camera.framing],
    place: placeWords(shot),
    people: people === '' ? stagingWords.nobody : people,
  })
}
