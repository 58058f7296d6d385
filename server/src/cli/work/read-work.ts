import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { readSegments, type WorkSegment } from './read-segments.ts'
import { WorkFileProblem } from './work-file-problem.ts'

/** About what people send at once; paragraphs are packed to it and never cut unless one alone is longer. */
const SEGMENT_LENGTH = 1500
const PARAGRAPH_LENGTH_MAX = 4000

/**
 * Reads a work from a segments file (`.jsonl`) or from plain text, which is packed by paragraphs into segments.
 *
 * @throws WorkFileProblem when the file cannot be read or holds nothing to tell.
 */
export async function readWork(file: string): Promise<readonly WorkSegment[]> {
  if (extname(file).toLowerCase() === '.jsonl') return readSegments(file)
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new WorkFileProblem(`${file} cannot be read.`, { cause: error })
  })
  let content: string
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new WorkFileProblem(`${file} is not UTF-8 text.`, { cause: error })
  }
  const segments = packParagraphs(content)
  if (segments.length === 0) throw new WorkFileProblem(`${file} holds no text.`)
  return segments.map((text, index) => ({ segmentNumber: index + 1, author: '', text }))
}

/** Paragraphs in their order, as many to a segment as fit. */
export function packParagraphs(content: string): string[] {
  const paragraphs = content
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(cutLong)
  const segments: string[] = []
  for (const paragraph of paragraphs) {
    const open = segments.at(-1)
    if (open !== undefined && open.length + paragraph.length + 2 <= SEGMENT_LENGTH)
      segments[segments.length - 1] = `${open}\n\n${paragraph}`
    else segments.push(paragraph)
  }
  return segments
}

/** A paragraph no segment holds is cut behind a sentence, or between words. */
function cutLong(paragraph: string): string[] {
  const pieces: string[] = []
  let rest = paragraph
  while (rest.length > PARAGRAPH_LENGTH_MAX) {
    const window = rest.slice(0, PARAGRAPH_LENGTH_MAX).toWellFormed()
    const stop = Math.max(window.lastIndexOf('. '), window.lastIndexOf('\n'), window.lastIndexOf('。'))
    const at = stop > 0 ? stop + 1 : window.lastIndexOf(' ') > 0 ? window.lastIndexOf(' ') : safeEnd(rest)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

/** No character is cut in two. */
function safeEnd(text: string): number {
  const last = text.charCodeAt(PARAGRAPH_LENGTH_MAX - 1)
  return last >= 0xd800 && last <= 0xdbff ? PARAGRAPH_LENGTH_MAX - 1 : PARAGRAPH_LENGTH_MAX
}
