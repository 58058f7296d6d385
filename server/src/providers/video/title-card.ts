import { DrawnVideoProvider } from './drawn-video.ts'

/** Names the drawing code: raise it when the same script would give other cards. */
const MODEL = 'title-card-1'

/** What a writer and every viewer are told. */
const NOTE =
  'The pictures could not be drawn this time, so the words stand on a card; the segment can be rendered again.'

/** The segment's words on plain cards: what stands in the scene when its pictures could not be drawn. */
export class TitleCardProvider extends DrawnVideoProvider {
  constructor() {
    super({ id: 'title-card', model: MODEL, pictures: 'title_card', note: NOTE })
  }
}
