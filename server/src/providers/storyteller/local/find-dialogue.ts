import type { DialogueLine } from '@skein/contract/script'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { spokenWords } from '#reading/find-speech.ts'
import type { Paragraph } from './read-text.ts'
import type { ReadSentence } from './read-sentence.ts'

/** A spoken line and where in its paragraph it starts. */
export interface SpokenLine extends DialogueLine {
  readonly paragraph: number
  readonly start: number
}

const LINE_LENGTH_MAX = 400
const NAME_OR_PRONOUN = "(?<who>he|she|[Tt]he \\p{Ll}+|(?:[\\p{Lu}][\\p{L}'’.-]*)(?: [\\p{Lu}][\\p{L}'’.-]*){0,3})"
const VERBS = [...SPEECH_VERBS].join('|')
const AFTER = new RegExp(
  `^[,.]?\\s*(?:${NAME_OR_PRONOUN} (?:\\p{Ll}+ly )?(?:${VERBS})\\b|(?:${VERBS}) ${NAME_OR_PRONOUN.replace('who', 'after')})`,
  'u',
)
const BEFORE = new RegExp(`${NAME_OR_PRONOUN} (?:\\p{Ll}+ly )?(?:${VERBS})(?: [^.!?“"]{0,60})?[,:]\\s*$`, 'u')
const QUOTE_TITLE = /^\p{Ll}/u

/**
 * The spoken lines of a text, with the speaker where the words beside a line say so ("said Mara", "she asked"). Two
 * stretches of one speech around its attribution belong to the same speaker.
 *
 * @param identify whom a name or pronoun at this paragraph stands for; null when that is not certain.
 */
export function findDialogue(
  paragraphs: readonly Paragraph[],
  identify: (nameOrPronoun: string, paragraph: number) => string | null,
): SpokenLine[] {
  return paragraphs.flatMap(({ text, speech }, paragraph) => {
    let speaker: string | null = null
    return speech.flatMap((span, index) => {
      const words = spokenWords(text, span)
      const isMerelyQuoted =
        words.split(/\s+/).length < 4 && QUOTE_TITLE.test(words) && !/[.,!?…]/u.test(text.slice(span.end - 2, span.end))
      if (words === '' || isMerelyQuoted) return []
      const until = speech[index + 1]?.start ?? text.length
      const who = attributed(text.slice(span.end, until), text.slice(speech[index - 1]?.end ?? 0, span.start))
      if (who !== null) speaker = identify(who, paragraph)
      return [{ paragraph, start: span.start, entityId: speaker, text: words.slice(0, LINE_LENGTH_MAX).toWellFormed() }]
    })
  })
}

function attributed(after: string, before: string): string | null {
  const found = AFTER.exec(after)?.groups
  return found?.['who'] ?? found?.['after'] ?? BEFORE.exec(before)?.groups?.['who'] ?? null
}

/** Lines that begin within a sentence. */
export function linesIn(lines: readonly SpokenLine[], { paragraph, start, text }: ReadSentence): SpokenLine[] {
  return lines.filter((line) => line.paragraph === paragraph && line.start >= start && line.start < start + text.length)
}
