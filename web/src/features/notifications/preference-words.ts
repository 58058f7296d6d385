import type { NotificationKind } from '@skein/contract/notifications'

/** What each kind is about, for whoever decides whether to hear of it. */
export const PREFERENCE_WORDS: Record<NotificationKind, { readonly label: string; readonly hint: string }> = {
  published: { label: 'Your segment is live', hint: 'What you wrote has joined its scene.' },
  continued: { label: 'Somebody continued after you', hint: 'In scenes you wrote in; once, until you have read it.' },
  followed: { label: 'Something new where you follow', hint: 'A scene, a topic or a person.' },
  verdict: { label: 'A verdict needs your answer', hint: 'The check has doubts, or found a contradiction.' },
  job_failed: { label: 'Something you sent failed', hint: 'With the reason, and a way to try again.' },
  proposal_waiting: {
    label: 'A proposal waits for you',
    hint: 'Somebody asks for a change to the bible of your scene.',
  },
  proposal_decided: { label: 'Your proposal was decided', hint: 'The owner of the scene has answered.' },
}
