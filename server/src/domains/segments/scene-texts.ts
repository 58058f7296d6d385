import type { ManifestCache } from '#domains/segments/manifest-cache.ts'
import { segmentsStore as store } from '#domains/segments/segments.store.ts'
import { captionBlocks, type CuedSegment, mediaPlaylistLines, subtitleLines } from '#media/playlist.rules.ts'
import type { Database } from '#platform/db.ts'
import { LRUCache } from 'lru-cache'

/** What a scene's playlists and captions are made of: everything between their first lines and their last. */
type SceneTextKind = '720p' | '360p' | 'subtitles' | 'captions'

export interface SceneTexts {
  /**
   * The text for the published segments up to a sequence.
   *
   * @param edition names the scene in one state of what is published in it: under the same edition segments are only
   * ever added at the end.
   */
  read(sceneId: string, edition: string, kind: SceneTextKind, upTo: number): Promise<string>
}

/** All a playlist needs of a manifest, which is several times as long. */
interface SegmentText extends CuedSegment {
  readonly '720p': string
  readonly '360p': string
  readonly subtitles: string
}

interface Grown {
  /** The sequence it was built to. */
  upTo: number
  text: string
  seconds: number
  cues: number
  /** Each segment's sequence and where its text ends: how a shorter snapshot is cut out. */
  readonly sequences: number[]
  readonly ends: number[]
}

/** UTF-16 code units: the longest scenes a few times over. */
const GROWN_LENGTH_MAX = 48 * 1024 * 1024
/** About sixty thousand segments. */
const SEGMENT_TEXTS_LENGTH_MAX = 48 * 1024 * 1024
const MANIFESTS_AT_ONCE = 16

/**
 * The long middle of playlists and captions, grown at its end as segments arrive instead of built again: a scene of ten
 * thousand segments reads one manifest for the ten thousand and first.
 */
export function createSceneTexts(deps: {
  readonly db: Pick<Database, 'reads'>
  readonly manifests: ManifestCache
}): SceneTexts {
  const { db, manifests } = deps
  const grown = new LRUCache<string, Grown>({
    maxSize: GROWN_LENGTH_MAX,
    // What it may grow to before it is weighed again is not much.
    sizeCalculation: ({ text, ends }) => text.length + ends.length * 16 + 500,
  })
  const segmentTexts = new LRUCache<string, SegmentText>({
    maxSize: SEGMENT_TEXTS_LENGTH_MAX,
    sizeCalculation: (text) =>
      text['720p'].length + text['360p'].length + text.subtitles.length + JSON.stringify(text.cues).length + 200,
  })
  const turns = new Map<string, Promise<unknown>>()

  async function textOf(mediaKey: string): Promise<SegmentText> {
    const known = segmentTexts.get(mediaKey)
    if (known !== undefined) return known
    const manifest = await manifests.get(mediaKey)
    const segment = { manifest, baseUri: `/${mediaKey}` }
    const text = {
      '720p': mediaPlaylistLines(segment, '720p'),
      '360p': mediaPlaylistLines(segment, '360p'),
      subtitles: subtitleLines(segment),
      cues: manifest.cues,
      durationSeconds: manifest.durationSeconds,
    }
    segmentTexts.set(mediaKey, text)
    return text
  }

  async function grow(key: string, sceneId: string, kind: SceneTextKind, upTo: number): Promise<Grown> {
    const whole = grown.get(key) ?? { upTo: 0, text: '', seconds: 0, cues: 0, sequences: [], ends: [] }
    if (whole.upTo >= upTo) return whole
    const rows = await store.media(db.reads, sceneId, whole.upTo, upTo)
    for (let start = 0; start < rows.length; start += MANIFESTS_AT_ONCE) {
      const some = rows.slice(start, start + MANIFESTS_AT_ONCE)
      const texts = await Promise.all(some.map(({ media_key }) => textOf(media_key)))
      for (const [index, { sequence }] of some.entries()) {
        const text = texts[index]
        if (text !== undefined) append(whole, kind, sequence, text)
      }
    }
    whole.upTo = upTo
    // Set again, to be weighed again.
    grown.set(key, whole)
    return whole
  }

  return {
    async read(sceneId, edition, kind, upTo) {
      const key = `${sceneId} ${edition} ${kind}`
      // One after the other: two that grow the same text at once would both add the same segments.
      const turn = (turns.get(key) ?? Promise.resolve()).then(() => grow(key, sceneId, kind, upTo))
      const settled = turn.catch(() => undefined)
      turns.set(key, settled)
      try {
        return cut(await turn, upTo)
      } finally {
        if (turns.get(key) === settled) turns.delete(key)
      }
    },
  }
}

function append(whole: Grown, kind: SceneTextKind, sequence: number, segment: SegmentText): void {
  if (kind === 'captions') {
    const { text, count } = captionBlocks(segment, whole.seconds, whole.cues)
    whole.text += text
    whole.cues += count
  } else whole.text += (whole.text === '' ? '' : '#EXT-X-DISCONTINUITY\n') + segment[kind]
  whole.seconds += segment.durationSeconds
  whole.sequences.push(sequence)
  whole.ends.push(whole.text.length)
}

/** The text of the segments up to a sequence, which may lie before what it has grown to. */
function cut({ sequences, ends, text }: Grown, upTo: number): string {
  if ((sequences.at(-1) ?? 0) <= upTo) return text
  const last = sequences.findLastIndex((sequence) => sequence <= upTo)
  return text.slice(0, ends[last] ?? 0)
}
