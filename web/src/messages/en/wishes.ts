import { area } from '../area.ts'

/** What a person wants to hear of, by the kind of notification. */
export const wishesWords = area('wishes', {
  published_label: 'Your segment is live',
  published_hint: 'What you wrote has joined its scene.',
  continued_label: 'Somebody continued after you',
  continued_hint: 'In scenes you wrote in; once, until you have read it.',
  followed_label: 'Something new where you follow',
  followed_hint: 'A scene, a topic or a person.',
  invited_label: 'You are invited to continue',
  invited_hint: 'In a scene whose owner chooses its writers.',
  verdict_label: 'A verdict needs your answer',
  verdict_hint: 'The check has doubts, or found a contradiction.',
  job_failed_label: 'Something you sent failed',
  job_failed_hint: 'With the reason, and a way to try again.',
  proposal_waiting_label: 'A proposal waits for you',
  proposal_waiting_hint: 'Somebody asks for a change to the bible of your scene.',
  proposal_decided_label: 'Your proposal was decided',
  proposal_decided_hint: 'The owner of the scene has answered.',
  mailGoes:
    'Mail goes to <b>{address}</b>, at most once a day, at {time}. It tells only what you have not read by then.',
  noMail: 'This Skein sends no mail',
  noMailNote: 'Its owner can change that. The inbox works all the same.',
  kept: 'Kept.',
  inbox: 'Inbox',
  mail: 'Mail',
})
