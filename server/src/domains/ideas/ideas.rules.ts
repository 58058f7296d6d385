const TAG_LENGTH_MAX = 40
const FILTER_TAGS_MAX = 20

/** One spelling for one tag: "Sea  Stories" and "sea stories" are the same shelf mark. */
function normalizeTag(tag: string): string {
  return tag.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Tags as they are stored: normalised, each once, in the order given. */
export function normalizeTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map(normalizeTag))].filter((tag) => tag !== '')
}

/** The tags of a comma-separated filter. Words no tag can be are dropped: nothing is filed under them. */
export function parseTagFilter(list: string | undefined): string[] {
  return normalizeTags((list ?? '').split(','))
    .filter((tag) => tag.length <= TAG_LENGTH_MAX)
    .slice(0, FILTER_TAGS_MAX)
}
