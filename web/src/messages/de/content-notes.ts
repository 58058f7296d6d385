import type { Translation } from '../area.ts'
import type { contentNotesWords } from '../en/content-notes.ts'

export const contentNotes: Translation<typeof contentNotesWords> = {
  violence: 'Gewalt',
  abuse: 'Misshandlung',
  sexual: 'Sexuelles',
  self_harm: 'Selbstverletzung oder Suizid',
  drugs: 'Drogen',
  medical: 'Krankheit und Medizin',
  grief: 'Tod und Trauer',
  frightening: 'Beängstigendes',
  strong_language: 'Derbe Sprache',
  contains: 'Enthält: {notes}',
  mark: 'Inhaltshinweise',
  markNone: 'Inhaltshinweise: keine',
  markHint: 'Markiere, was schwer anzusehen sein kann. Wer zuschaut, liest es vorher.',
  asked: 'Du wolltest gefragt werden, bevor das läuft.',
  segmentContains: 'Segment {n, number} enthält: {notes}',
  playAnyway: 'Trotzdem abspielen',
  skip: 'Danach weitersehen',
  stopTitle: 'Bevor etwas läuft',
  stopNote: 'Vor Segmenten, die beim Schreiben mit etwas davon markiert wurden, hält das Abspielen an und fragt dich.',
}
