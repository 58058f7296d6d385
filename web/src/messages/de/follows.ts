import type { Translation } from '../area.ts'
import type { followsWords } from '../en/follows.ts'

export const follows: Translation<typeof followsWords> = {
  title: 'Folge ich',
  nothing: 'Du folgst noch niemandem und nichts.',
  seeGrowing: 'Sehen, was gerade wächst',
  nothingNote:
    'Die Glocke steht neben jeder Szene, jedem Thema und allen, die schreiben. Was dort neu ist, steht dann auf deiner Startseite.',
  scene: 'Szene, gefolgt <time>{when}</time>',
  topic: 'Thema, gefolgt <time>{when}</time>',
  person: 'Person, gefolgt <time>{when}</time>',
}
