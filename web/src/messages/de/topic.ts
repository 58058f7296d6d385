import type { Translation } from '../area.ts'
import type { topicWords } from '../en/topic.ts'

export const topic: Translation<typeof topicWords> = {
  all: 'Alle',
  open: 'Offen',
  finished: 'Beendet',
  shareIdea: 'Idee teilen',
  sortBy: 'Sortieren nach',
  category: 'Kategorie',
  everyCategory: 'Alle Kategorien',
  scenes: 'Szenen',
  whichScenes: 'Welche Szenen',
  noSceneFits: 'Keine Szene passt zu dieser Auswahl.',
  noScene: 'Hier wächst noch keine Szene.',
  showAllScenes: 'Alle Szenen zeigen',
  noSceneFitsNote: 'Andere vielleicht: Wähle eine andere Kategorie oder zeig alle.',
  noSceneNote: 'Wähle unten eine Idee und schreibe ihren Anfang, oder teile eine eigene Idee.',
  ideas: 'Ideen',
  noIdea: 'Hier wurde noch keine Idee geteilt.',
  noIdeaInCategory: 'In dieser Kategorie ist noch keine Idee.',
  shareFirst: 'Die erste teilen',
  ideaNote: 'Eine Idee ist ein Anstoß von ein paar Sätzen. Aus ihr wachsen Szenen.',
}
