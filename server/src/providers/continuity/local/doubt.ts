import type { Finding } from '@skein/contract/verdict'
import type { Said } from '#platform/say.ts'
import { told } from '../said-to-writers.ts'
import type { StoryReading } from './text/story-reading.ts'

/** What a rule objects to. The reason is a whole sentence that stands by itself. */
export interface Doubt {
  readonly kind: Finding['kind']
  /** 0 to 1: how often such a doubt is right, judged on the labelled corpus. */
  readonly confidence: number
  /** UTF-16 offsets into the continuation. */
  readonly start: number
  readonly end: number
  /** RFC 6901 JSON Pointer into the bible. */
  readonly pointer: string
  /** Sequence of the segment that established the entry, when the bible knows it. */
  readonly establishedInSegment: number | null
  readonly reason: Said
  readonly suggestion: Said
}

/** One kind of contradiction, looked for in one text. Pure, and never throws on any text. */
export type Rule = (story: StoryReading) => readonly Doubt[]

/** From here a doubt stops the continuation: a false block costs more than ten missed slips. */
export const BLOCK_FROM = 0.85
/** Below this a doubt is not worth a writer's time. */
export const TELL_FROM = 0.5
export const QUOTE_LENGTH_MAX = 200

export function toFinding({ bible, passage }: StoryReading, doubt: Doubt): Finding | null {
  if (doubt.confidence < TELL_FROM) return null
  const start = Math.max(0, Math.min(doubt.start, passage.text.length))
  const end = cutAt(passage.text, Math.min(doubt.end, start + QUOTE_LENGTH_MAX, passage.text.length))
  return {
    kind: doubt.kind,
    severity: doubt.confidence >= BLOCK_FROM ? 'block' : 'warn',
    confidence: Math.min(1, Math.round(doubt.confidence * 100) / 100),
    quote: { start, end, text: passage.text.slice(start, end) },
    cites: { bibleVersion: bible.version, pointer: doubt.pointer, establishedInSegment: doubt.establishedInSegment },
    ...told(doubt.reason, doubt.suggestion),
  }
}

/** Never between the halves of one character. */
export function cutAt(text: string, end: number): number {
  const last = text.charCodeAt(end - 1)
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end
}

/** What is quoted into a sentence that ends with a stop of its own. */
export function withoutStop(text: string): string {
  return text.replace(/[.\s]+$/, '')
}

const CITED_LENGTH_MAX = 90

/** What a sentence quotes of a bible's entry: all of it, or whole words of its beginning. */
export function citedWords(text: string): string {
  if (text.length <= CITED_LENGTH_MAX) return text
  const window = text.slice(0, cutAt(text, CITED_LENGTH_MAX - 1))
  return `${window.slice(0, window.lastIndexOf(' ') > 0 ? window.lastIndexOf(' ') : undefined).replace(/[\s,;:.–—-]+$/, '')}…`
}

/** A segment number the bible gives, as a sequence: 0 stands for what was settled before the first segment. */
export function sequenceOf(segmentNumber: number | undefined): number | null {
  return segmentNumber !== undefined && segmentNumber >= 1 ? segmentNumber : null
}
