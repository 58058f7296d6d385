import type { DialogueLine } from '@skein/contract/script'
import { SPEECH_VERBS } from '#reading/acting.lexicon.ts'
import { spokenWords } from '#reading/find-speech.ts'
import type { Paragraph } from './read-text.ts'
import type { Tongue } from './tongues/tongue.ts'
import type { ReadSentence } from './read-sentence.ts'

/** A spoken line and where in its paragraph it starts. */
export interface SpokenLine extends DialogueLine {
  readonly paragraph: number
  readonly start: number
  /** The speech began in the paragraph before: a mark opens each, none closes between them. */
  readonly goesOn: boolean
  /** Follows another speech of its paragraph with nothing between: somebody answers. */
  readonly isAnswer: boolean
}

const LINE_LENGTH_MAX = 400
const BY_ROLE = "(?:[Tt]he|[Aa]n?|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) (?:[\\p{L}'’-]+ )"
const NAME_OR_PRONOUN = `(?<who>he|she|I|${BY_ROLE}{0,2}?\\p{L}+|(?:[\\p{Lu}][\\p{L}'’.-]*)(?: [\\p{Lu}][\\p{L}'’.-]*){0,3})`
const VERBS = [...SPEECH_VERBS].join('|')
const AFTER = new RegExp(
  `^[,.]?\\s*(?:${NAME_OR_PRONOUN} (?:\\p{Ll}+ly )?(?:${VERBS})\\b|(?:${VERBS}) ${NAME_OR_PRONOUN.replace('who', 'after').replace('{0,2}?', '{0,2}')})`,
  'u',
)
const BEFORE = new RegExp(`${NAME_OR_PRONOUN} (?:\\p{Ll}+ly )?(?:${VERBS})(?: [^.!?“"]{0,60})?[,:]\\s*$`, 'u')
/** "He comforted his little sister, and said:": whoever the sentence begins with. */
const BEFORE_AT_LENGTH = new RegExp(
  `(?:^|[.!?;,]["”’]?\\s+)(?:[\\p{L}]+,? ){0,2}?${NAME_OR_PRONOUN}[ ,][^.!?“"‘]{0,160}?\\b(?:${VERBS})(?: [^.!?“"‘]{0,60})?[,:]\\s*$`,
  'iu',
)
const CLOSED = /[”"’'»」』]$/u
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
  tongue: Tongue | null = null,
): SpokenLine[] {
  const attributed = tongue === null ? attributedInEnglish : attributedBy(tongue)
  let isLeftOpen = false
  return paragraphs.flatMap(({ text, speech }, paragraph) => {
    let speaker: string | null = null
    const goesOn = isLeftOpen && speech[0]?.start === 0
    const last = speech.at(-1)
    isLeftOpen = last !== undefined && last.end === text.length && !CLOSED.test(text)
    return speech.flatMap((span, index) => {
      const words = spokenWords(text, span)
      const isMerelyQuoted =
        words.split(/\s+/).length < 4 && QUOTE_TITLE.test(words) && !/[.,!?…]/u.test(text.slice(span.end - 2, span.end))
      if (words === '' || isMerelyQuoted) return []
      const until = speech[index + 1]?.start ?? text.length
      const between = index === 0 ? text : text.slice(speech[index - 1]?.end, span.start)
      const isAnswer = between.trim() === '' || between.trim() === '—'
      if (isAnswer) speaker = null
      const who = attributed(text.slice(span.end, until), text.slice(speech[index - 1]?.end ?? 0, span.start))
      if (who !== null) speaker = identify(who, paragraph)
      else if (/[:,]\s*$/.test(between) && index > 0 && !isAnswer) speaker = null
      return [
        {
          paragraph,
          start: span.start,
          goesOn: goesOn && index === 0,
          isAnswer,
          entityId: speaker,
          text: words.slice(0, LINE_LENGTH_MAX).toWellFormed(),
        },
      ]
    })
  })
}

function attributedInEnglish(after: string, before: string): string | null {
  const found = AFTER.exec(after)?.groups
  const sentence = before.split(/(?<=[.!?][”"’]?)\s+/).at(-1) ?? ''
  return (
    found?.['who'] ??
    found?.['after'] ??
    BEFORE.exec(before)?.groups?.['who'] ??
    BEFORE_AT_LENGTH.exec(sentence)?.groups?.['who'] ??
    null
  )
}

/** The name or pronoun nearest to a verb of speech right beside the line. */
function attributedBy({ speech, he, she }: Tongue): (after: string, before: string) => string | null {
  const proper = /\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}[\p{Ll}’'-]+)?/u
  const meant = (words: string): string | null => {
    if (speech(words).length === 0) return null
    const name = proper.exec(words)?.[0]
    if (name !== undefined && he(name).length === 0 && she(name).length === 0) return name
    return he(words).length > 0 ? 'he' : she(words).length > 0 ? 'she' : null
  }
  return (after, before) =>
    meant(/^[\s,.—–-]*[^.!?;:«“„"]{0,60}/u.exec(after)?.[0] ?? '') ??
    (/[:,]\s*$/.test(before) ? meant(before.slice(-80).split(/[.!?]/).at(-1) ?? '') : null)
}

/** Lines that begin within a sentence. */
export function linesIn(lines: readonly SpokenLine[], { paragraph, start, text }: ReadSentence): SpokenLine[] {
  return lines.filter((line) => line.paragraph === paragraph && line.start >= start && line.start < start + text.length)
}
