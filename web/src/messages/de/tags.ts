import type { Translation } from '../area.ts'
import type { tagsWords } from '../en/tags.ts'

export const tags: Translation<typeof tagsWords> = {
  title: 'Schlagwörter',
  intro: 'Worum es in den neuesten Ideen geht, die häufigsten zuerst.',
  none: 'Noch hat keine Idee ein Schlagwort.',
  chooseTopic: 'Thema wählen',
  noneNote: 'Schlagwörter bekommt eine Idee, wenn sie geteilt wird. Wähle ein Thema und teile eine.',
  tag: '#{tag}',
  noIdea: 'Keine Idee trägt dieses Schlagwort.',
  seeTags: 'Alle Schlagwörter ansehen',
  noIdeaNote:
    'Vielleicht wurde es der letzten genommen. Sieh die anderen durch oder teile eine Idee mit diesem Schlagwort.',
  sortBy: 'Sortieren nach',
}
