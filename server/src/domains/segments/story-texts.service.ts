import type { SceneHeads } from '#domains/scenes/scene-heads.service.ts'
import { maySeeScene, type SceneHead } from '#domains/scenes/scenes.rules.ts'
import type { ManifestCache } from '#domains/segments/manifest-cache.ts'
import { endingOf, recapSpans } from '#domains/segments/recap.rules.ts'
import { storyTextsStore as store } from '#domains/segments/story-texts.store.ts'
import { transcriptLines } from '#domains/segments/transcript.rules.ts'
import type { Database } from '#platform/db.ts'
import { RequestFailure } from '#platform/failure.ts'
import type { Caller, Keepable } from '#platform/mount.ts'
import type { SceneId } from '@skein/contract/ids'
import type { Recap } from '@skein/contract/recap'
import { Script } from '@skein/contract/script'
import { TRANSCRIPT_LIMIT_MAX, type TranscriptPage } from '@skein/contract/transcript'
import { Value } from 'typebox/value'

type TranscriptQuery = { readonly from?: number; readonly limit?: number }

const MANIFESTS_AT_ONCE = 16

export type StoryTextsService = ReturnType<typeof createStoryTextsService>

/** What a scene tells, as words: whole beside the pictures, or in short for those who arrive late. */
export function createStoryTextsService(deps: {
  readonly db: Pick<Database, 'reads'>
  readonly heads: Pick<SceneHeads, 'newest' | 'recent' | 'peek'>
  readonly manifests: ManifestCache
}) {
  const { db, heads, manifests } = deps

  /** The scene as it is, knowing of at least this sequence if there is one. @throws RequestFailure `not_found`. */
  async function headFor(sceneId: SceneId, caller: Caller | null, wanted: number): Promise<SceneHead> {
    const known = await heads.recent(sceneId)
    // Who asks for more than was known a moment ago has heard of it.
    const head = known !== null && wanted <= known.lastSequence ? known : await heads.newest(sceneId)
    if (head === null || !maySeeScene(caller, head)) throw new RequestFailure('not_found')
    return head
  }

  /** An answer that is good as long as nothing published changes, nor, where it reaches the end, the end. */
  function keep<Out>(sceneId: SceneId, head: SceneHead, json: Out, reachesEnd: boolean): Keepable<Out> {
    const isCurrent = () => {
      const now = heads.peek(sceneId)
      return (
        now !== null &&
        now.isOpenToAll &&
        now.contentVersion === head.contentVersion &&
        (!reachesEnd || now.lastSequence === head.lastSequence)
      )
    }
    return {
      json,
      cacheControl: head.isOpenToAll ? 'public, no-cache' : 'private, no-store',
      isCurrent: head.isOpenToAll ? isCurrent : null,
      isForSignedIn: false,
    }
  }

  return {
    /**
     * What came before a place, made of each segment's own line and the last words before the place. Not of the scene's
     * rolling summary: that one is written for the newest place, thinned out towards the past, and still tells of
     * segments that were taken down since.
     *
     * @throws RequestFailure `not_found`.
     */
    async recap(sceneId: SceneId, caller: Caller | null, wanted: number): Promise<Keepable<Recap>> {
      const head = await headFor(sceneId, caller, wanted)
      const before = Math.min(wanted, head.lastSequence + 1)
      const { spans, recent } = recapSpans(before)
      const rows = await store.recap(db.reads, sceneId, spans, spans.length - recent + 1)
      const items = rows.map((row) => {
        const { logline, language } = readScript(row)
        return {
          id: row.segment_id,
          sequence: row.sequence,
          author: { username: row.username, displayName: row.display_name },
          logline,
          language,
          ending: row.tail === null ? null : endingOf(row.tail),
        }
      })
      return keep(sceneId, head, { before, items }, before > head.lastSequence)
    },

    /** @throws RequestFailure `not_found`. */
    async transcript(
      sceneId: SceneId,
      caller: Caller | null,
      query: TranscriptQuery,
    ): Promise<Keepable<TranscriptPage>> {
      const after = (query.from ?? 1) - 1
      const limit = query.limit ?? TRANSCRIPT_LIMIT_MAX
      const head = await headFor(sceneId, caller, after + 1)
      const upTo = Math.min(after + limit, head.lastSequence)
      const rows = upTo <= after ? [] : await store.texts(db.reads, sceneId, after, upTo)
      const items: TranscriptPage['items'] = []
      for (let start = 0; start < rows.length; start += MANIFESTS_AT_ONCE)
        items.push(...(await Promise.all(rows.slice(start, start + MANIFESTS_AT_ONCE).map(toTranscript))))
      const page = { items, nextFrom: upTo < head.lastSequence && upTo > after ? upTo + 1 : null }
      return keep(sceneId, head, page, page.nextFrom === null)
    },
  }

  async function toTranscript(row: Awaited<ReturnType<typeof store.texts>>[number]) {
    const { cues } = await manifests.get(row.media_key)
    return {
      id: row.segment_id,
      sequence: row.sequence,
      author: { username: row.username, displayName: row.display_name },
      language: readScript(row).language,
      lines: transcriptLines(row.input_text, cues, row.duration_seconds),
    }
  }
}

function readScript(row: {
  readonly segment_id: string
  readonly language: string | null
  readonly expanded_script: string
}) {
  const script: unknown = JSON.parse(row.expanded_script)
  if (!Value.Check(Script, script)) throw new Error(`segment ${row.segment_id} holds a script that is none`)
  // What somebody has said since goes before what the script was made with.
  const language = row.language ?? (script.language === 'und' ? null : script.language)
  return { logline: script.logline, language }
}
