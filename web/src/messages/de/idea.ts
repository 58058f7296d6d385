import type { Translation } from '../area.ts'
import type { ideaWords } from '../en/idea.ts'

export const idea: Translation<typeof ideaWords> = {
  startScene: 'Szene beginnen',
  startNote: 'Schreibe ihren Anfang; Skein verfilmt ihn. Danach können alle schreiben, wie es weitergeht.',
  shared: 'geteilt {when}',
  scenesGrown: 'Szenen, die daraus gewachsen sind',
  scenesGrownLabel: 'Szenen aus dieser Idee',
  nobodyBegan: 'Noch hat niemand begonnen.',
  startFirst: 'Erste Szene beginnen',
  startFirstNote: 'Ein Titel und ein paar Sätze genügen.',
  inCategory: ', {category}',
}
