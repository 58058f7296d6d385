import { area } from '../area.ts'

/** The end of what is written, to whoever waits there. */
export const edgeWords = area('edge', {
  nobody: 'Nobody has sent the next segment yet.',
  waits:
    '{more, plural, =0 {The next segment has been written and waits its turn.} one {The next segment has been written and waits its turn. Another is on the way.} other {The next segment has been written and waits its turn. # more are on the way.}}',
  script:
    '{more, plural, =0 {The next segment is being made into a script.} one {The next segment is being made into a script. Another is on the way.} other {The next segment is being made into a script. # more are on the way.}}',
  check:
    '{more, plural, =0 {The next segment is being checked against the story.} one {The next segment is being checked against the story. Another is on the way.} other {The next segment is being checked against the story. # more are on the way.}}',
  drawing:
    '{more, plural, =0 {The next segment is being drawn now.} one {The next segment is being drawn now. Another is on the way.} other {The next segment is being drawn now. # more are on the way.}}',
  appearing:
    '{more, plural, =0 {The next segment is drawn and about to appear.} one {The next segment is drawn and about to appear. Another is on the way.} other {The next segment is drawn and about to appear. # more are on the way.}}',
  asFar: 'This is as far as it is written.',
  playsItself: '<news></news> It plays here by itself when it is published.',
})
