import { filmNote } from '@skein/contract/film-notes'
import { DrawnVideoProvider } from './drawn-video.ts'

/** Names the drawing code: raise it when the same script would give other cards. */
const MODEL = 'title-card-1'

/** The segment's words on plain cards: what stands in the scene when its pictures could not be drawn. */
export class TitleCardProvider extends DrawnVideoProvider {
  constructor() {
    super({ id: 'title-card', model: MODEL, pictures: 'title_card', note: filmNote('film_card') })
  }
}
