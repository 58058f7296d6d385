import type { Translation } from '../area.ts'
import type { newIdeaWords } from '../en/new-idea.ts'

export const newIdea: Translation<typeof newIdeaWords> = {
  title: 'Titel',
  titleMissing: 'Gib der Idee einen Titel.',
  idea: 'Die Idee',
  ideaHint: 'Eine Lage, ein Ort, eine Frage. Lass Raum: Andere entscheiden, wie es weitergeht.',
  ideaMissing: 'Beschreibe die Idee in ein, zwei Sätzen.',
  category: 'Kategorie',
  noCategory: 'Keine Kategorie',
  tags: 'Schlagwörter',
  tagsHint:
    'Wörter, nach denen jemand suchen könnte, durch Kommas getrennt; höchstens {n, number}. Du kannst das leer lassen.',
  sharing: 'Wird geteilt …',
  share: 'Idee teilen',
}
