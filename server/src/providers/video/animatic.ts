import type { Narrator } from '#providers/voice/narrator.ts'
import { type DrawnVideoOptions, DrawnVideoProvider } from './drawn-video.ts'
import { TitleCardProvider } from './title-card.ts'

/** Names the drawing code: raise it when the same script would give other pictures. */
const MODEL = 'animatic-3'

/** An honest moving storyboard. When it fails twice, its segment's words stand on a card rather than leaving a hole. */
export class AnimaticVideoProvider extends DrawnVideoProvider {
  /** @param narrator reads the captions out; nobody does without. */
  constructor(narrator: Narrator | null = null, { render }: Pick<DrawnVideoOptions, 'render'> = {}) {
    const understudy = new TitleCardProvider()
    super({ id: 'animatic', model: MODEL, pictures: 'animatic', narrator, understudy, ...(render && { render }) })
  }
}
