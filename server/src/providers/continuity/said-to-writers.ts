import type { Finding, Verdict } from '@skein/contract/verdict'
import type { Said } from '#platform/say.ts'

/** A finding's two sentences as a verdict keeps them. */
export function told(why: Said, whatToDo: Said): Pick<Finding, 'reason' | 'suggestion' | 'wording'> {
  return {
    reason: why.text,
    suggestion: whatToDo.text,
    wording: { reason: why.wording, suggestion: whatToDo.wording },
  }
}

/** A verdict's notes as it keeps them. */
export function noted(notes: readonly Said[]): Pick<Verdict, 'notes' | 'noteWordings'> {
  return { notes: notes.map(({ text }) => text), noteWordings: notes.map(({ wording }) => wording) }
}

/** A verdict's notes with more of them, whoever gave the first. */
export function withNotes(
  { notes, noteWordings = [] }: Verdict,
  more: readonly Said[],
): Pick<Verdict, 'notes' | 'noteWordings'> {
  const added = noted(more)
  return {
    notes: [...notes, ...added.notes],
    noteWordings: [...notes.map((_, index) => noteWordings[index] ?? null), ...(added.noteWordings ?? [])],
  }
}
