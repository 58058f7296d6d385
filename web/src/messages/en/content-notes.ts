import { area } from '../area.ts'

/** What may be hard to watch in a segment. */
export const contentNotesWords = area('contentNotes', {
  violence: 'Violence',
  abuse: 'Abuse',
  sexual: 'Sexual content',
  self_harm: 'Self-harm or suicide',
  drugs: 'Drugs',
  medical: 'Illness and medicine',
  grief: 'Death and grief',
  frightening: 'Frightening',
  strong_language: 'Strong language',
  contains: 'Contains: {notes}',
  mark: 'Content notes',
  markNone: 'Content notes: none',
  markHint: 'Mark what may be hard to watch. Viewers read it before it plays.',
  asked: 'You asked to be asked before this plays.',
  segmentContains: 'Segment {n, number} contains: {notes}',
  playAnyway: 'Play anyway',
  skip: 'Go on after it',
  stopTitle: 'Before it plays',
  stopNote: 'Playing stops before segments that their writers have marked with one of these, and asks you.',
})
