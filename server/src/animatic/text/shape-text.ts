/** Formatting characters that reorder or hide their neighbours; a name may not turn a caption around. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu

/** People's text as one clean line: normalised, without control characters, at most `lengthMax` code points. */
export function shapeText(text: string, lengthMax = 400): string {
  const line = text.normalize('NFC').replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim()
  const letters = Array.from(line)
  return letters.length <= lengthMax
    ? line
    : `${letters
        .slice(0, lengthMax - 1)
        .join('')
        .trimEnd()}…`
}
