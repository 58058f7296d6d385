import { progressiveUrl } from '#domains/segments/segments.rules.ts'
import type { PageRow } from '#domains/segments/segments.store.ts'

/**
 * A page's segments as JSON objects with commas between, each a `SegmentSummary` of the contract. Written by hand: it is
 * most of what a page costs once its rows are here, and the general way took three times as long.
 *
 * @param before seconds of the scene before the first of them.
 */
export function writeSegments(rows: readonly PageRow[], before: number): string {
  let text = ''
  let startsAt = before
  for (const row of rows) {
    const duration = row.duration_seconds ?? 0
    text += `${text === '' ? '' : ','}{"id":"${row.segment_id}","sequence":${row.sequence},"author":{"username":${JSON.stringify(row.username)},"displayName":${JSON.stringify(row.display_name)}},"excerpt":${JSON.stringify(row.excerpt)},"language":${JSON.stringify(row.language)},"contentNotes":${JSON.stringify(row.content_notes ?? [])},"duration":${duration},"startsAt":${startsAt},"posterUrl":${JSON.stringify(row.thumbnail_url)},"videoUrl":${JSON.stringify(progressiveUrl(row.media_key ?? ''))},"publishedAt":"${instantOf(row.published_at ?? '')}"}`
    startsAt += duration
  }
  return text
}

/** `2026-11-26 05:47:45.12` as RFC 3339 to the microsecond, as every other moment of the API is written. */
function instantOf(timestamp: string): string {
  return `${timestamp.slice(0, 10)}T${timestamp.slice(11, 19)}.${timestamp.slice(20).padEnd(6, '0')}Z`
}
