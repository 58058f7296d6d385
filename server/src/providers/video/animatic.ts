import { DrawnVideoProvider, type DrawnVideoOptions } from './drawn-video.ts'
import { TitleCardProvider } from './title-card.ts'

/** Names the drawing code: raise it when the same script would give other pictures. */
const MODEL = 'animatic-1'

/** An honest moving storyboard. When it fails twice, its segment's words stand on a card rather than leaving a hole. */
export class AnimaticVideoProvider extends DrawnVideoProvider {
  constructor(options: Pick<DrawnVideoOptions, 'render' | 'understudy'> = {}) {
    super({ id: 'animatic', model: MODEL, pictures: 'animatic', understudy: new TitleCardProvider(), ...options })
  }
}
