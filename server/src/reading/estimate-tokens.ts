/**
 * About how many tokens a language model reads a text as: its UTF-8 bytes over four. Against the tokenizers o200k and
 * cl100k that is 5 to 10 % too many for English prose, 1 to 5 % for a bible as JSON, 2 to 19 % too few for western
 * European languages, and for other scripts from half to twice (docs/bench.md, section Context).
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN)
}

export const BYTES_PER_TOKEN = 4
