import type { Bible, BibleCharacter } from '@skein/contract/bible'
import type { Doubt, Rule } from '#providers/continuity/local/doubt.ts'
import { readStory } from '#providers/continuity/local/text/story-reading.ts'

export interface BibleParts {
  readonly characters?: readonly (Partial<BibleCharacter> & { readonly canonicalName: string })[]
  readonly setting?: Bible['setting']
  readonly timeline?: Bible['timeline']
  readonly plotThreads?: NonNullable<Bible['plotThreads']>
}

/** A bible of just these parts; whoever has no id gets one from their name. */
export function makeBible({ characters = [], setting = {}, timeline = {}, ...rest }: BibleParts): Bible {
  return {
    version: 3,
    characters: characters.map((character) => ({
      entityId: `char_${character.canonicalName.toLowerCase().replaceAll(/[^a-z]/g, '')}`,
      ...character,
    })),
    setting,
    timeline,
    ...rest,
  }
}

/** What one rule says of a text. */
export function ask(
  rule: Rule,
  parts: BibleParts,
  text: string,
  recentTexts: readonly string[] = [],
): readonly Doubt[] {
  return rule(readStory(text, makeBible(parts), recentTexts))
}

/** The words a doubt points at. */
export function wordsOf(text: string, { start, end }: Doubt): string {
  return text.slice(start, end)
}
