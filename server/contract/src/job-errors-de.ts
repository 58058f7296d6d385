import type { JobErrorCode } from './jobs.ts'

/** Why a job ended, in German: a page says it, and a mail does. */
export const JOB_MESSAGES_DE: Readonly<Record<JobErrorCode, string>> = {
  continuity_blocked: 'Die Fortsetzung widerspricht dem, was in der Szene feststeht.',
  continuity_doubted: 'Die Prüfung hat Zweifel an dieser Fortsetzung.',
  moderation_rejected: 'Der Anbieter hat diesen Text abgelehnt.',
  film_rejected: 'Der Anbieter hat diesen Text verfilmt und gibt den Film nicht heraus.',
  script_unusable: 'Aus diesem Text ließ sich kein Drehbuch machen.',
  provider_failed: 'Ein Anbieter hat nicht geliefert, auch nach mehreren Versuchen.',
  provider_billing: 'Beim Anbieter ist das Guthaben oder Kontingent aufgebraucht.',
  provider_refused_access: 'Der Anbieter nimmt die Zugangsdaten dieses Skein nicht an.',
  provider_refused_order:
    'Der Anbieter hat den Auftrag abgelehnt, wie dieses Skein ihn gestellt hat; an deinem Text liegt es nicht.',
  scene_closed: 'Die Szene wurde geschlossen, bevor diese Fortsetzung veröffentlicht werden konnte.',
  segment_gone: 'Das Segment wurde entfernt, bevor seine neuen Bilder fertig waren.',
  stage_failed: 'Ein Schritt ist aus einem Grund auf unserer Seite fehlgeschlagen, auch nach mehreren Versuchen.',
}
