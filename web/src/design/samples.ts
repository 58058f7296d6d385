import type { Finding, Verdict } from '@skein/contract/verdict'
import type { Job, JobAttempt, Stage } from '@skein/contract/jobs'
import type { SegmentSummary } from '@skein/contract/scenes'
import type { TranscriptSegment } from '../features/transcript/transcript.rules.ts'
import { CAPTION_STYLE } from '../player/caption-style.ts'
import type { PlayerState } from '../player/player-machine.ts'
import type { PlayerSettings } from '../player/player-settings.ts'
import type { PlayerSource } from '../player/source.ts'
import { AT, jobId, makeJob, makeScene, makeSegments, sceneId, segmentId } from '../test/make.ts'
import harbour from '../ui/empty/unwatched-night.webp'
import lighthouse from '../ui/empty/unreached-day.webp'
import library from '../ui/empty/drafts-day.webp'
import platform from '../ui/empty/unfollowed-night.webp'
import wood from '../ui/empty/unfound-night.webp'

/** What the specimens show: values of the contract, as in tests, and pictures that Skein has drawn. */
export const PICTURES = { harbour, lighthouse, library, platform, wood } as const

export const LONG =
  'The woman who kept the ledger of every ship that never came home to the harbour of Saint Anselm under the Lighthouse'
export const UNBROKEN = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
export const ARABIC = 'أشعلت إيناس المصباح في السادسة، كما فعلت منذ أحد عشر عامًا، وعدّت النبضات بصوت عالٍ.'
export const ARABIC_TITLE = 'حارسة هولو بوينت'

export const MARA = { username: 'mara', displayName: 'Mara Holt' }
const TOMAS = { username: 'tomas', displayName: null }
const LONG_NAMED = { username: 'a_rather_long_username', displayName: 'Maximiliana Featherstonehaugh-Cholmondeley' }

/** Eight names, one of each dye. */
export const WRITERS = [
  'mara',
  'tomas',
  'yuki_s',
  'ada',
  'bram',
  'ines',
  'oda',
  'pilar',
  'quint',
  'rosa',
  'sven',
  'tove',
  'ugo',
  'vera',
  'wim',
  'xenia',
].map((username) => ({ username, displayName: null }))

export const SCENES = [
  makeScene({ posterUrl: harbour }),
  makeScene({
    id: sceneId(2),
    title: LONG,
    author: LONG_NAMED,
    contributorCount: 148,
    segmentCount: 1204,
    totalDuration: 19_264,
    posterUrl: library,
  }),
  makeScene({ id: sceneId(3), title: ARABIC_TITLE, author: TOMAS, contributorCount: 1, posterUrl: lighthouse }),
  makeScene({
    id: sceneId(4),
    title: 'Not filmed yet',
    author: TOMAS,
    segmentCount: 0,
    totalDuration: 0,
    contributorCount: 1,
  }),
] as const

const EXCERPTS = [LONG, ARABIC, 'She rowed.'] as const
export const SEGMENTS: SegmentSummary[] = makeSegments(6).map((segment, index) => ({
  ...segment,
  duration: [16, 8, 24, 16, 8, 16][index] ?? 8,
  startsAt: [0, 16, 24, 48, 64, 72][index] ?? 0,
  ...(index > 2 && { excerpt: EXCERPTS[index - 3] ?? '' }),
  ...(index === 3 && { author: LONG_NAMED }),
}))

export const SOURCE: PlayerSource = {
  hls: '/media/master.m3u8',
  revision: '1',
  hasCaptions: true,
  isGrowing: false,
  segments: SEGMENTS.map(({ sequence, startsAt, duration, author, excerpt }) => ({
    sequence,
    startsAt,
    duration,
    videoUrl: `data:,${sequence}`,
    posterUrl: harbour,
    author: author.username,
    writer: author.displayName ?? author.username,
    label: `${sequence} · ${excerpt}`,
  })),
}

export const playing = (change: Partial<PlayerState> = {}): PlayerState => ({
  status: 'paused',
  source: SOURCE,
  newer: null,
  engines: ['hls'],
  position: 30,
  bufferedTo: 52,
  isBlocked: false,
  trouble: { recoveries: 0, skips: 0, at: 0 },
  isOutdated: false,
  failure: null,
  looped: null,
  agreed: [],
  ...change,
})

export const SETTINGS: PlayerSettings = { hasCaptions: false, captions: CAPTION_STYLE, isMuted: false, rate: 1 }

const line = (sequence: number, index: number, text: string, at: number) => ({ sequence, index, text, at })
export const TRANSCRIPT: readonly TranscriptSegment[] = [
  {
    id: segmentId(1),
    sequence: 1,
    author: MARA,
    language: 'en',
    startsAt: 0,
    lines: [
      line(1, 0, 'Ines lit the lamp at six, as she had for eleven years, and counted the beats out loud.', 0),
      line(1, 1, 'The answer came at the third beat: two short, one long, from where no ship could be.', 6),
      line(1, 2, 'That was not an echo.', 12),
    ],
  },
  {
    id: segmentId(2),
    sequence: 2,
    author: TOMAS,
    language: 'ar',
    startsAt: 16,
    lines: [line(2, 0, ARABIC, 16), line(2, 1, 'ثم انتظرت.', 20)],
  },
]

const attempt = (stage: Stage, latencyMs: number | null, change: Partial<JobAttempt> = {}): JobAttempt => ({
  stage,
  attempt: 1,
  outcome: latencyMs === null ? 'running' : 'success',
  provider: 'local',
  model: null,
  errorCode: null,
  startedAt: AT,
  finishedAt: latencyMs === null ? null : AT,
  latencyMs,
  ...change,
})
const written = attempt('script_expansion', 1400)
const checked = attempt('continuity_validation', 2300)

export const JOBS: Readonly<Record<string, Job>> = {
  'waiting for its turn': makeJob({ queuePlace: 3 }),
  'being checked': makeJob({
    id: jobId(2),
    status: 'script_ready',
    stage: 'continuity_validation',
    progress: 24,
    queuePlace: null,
    message: 'Reading the bible, version 3',
    attempts: [written],
  }),
  'tried again': makeJob({
    id: jobId(3),
    status: 'continuity_checked',
    stage: 'video_generation',
    progress: 51,
    queuePlace: null,
    message: 'Filming shot 3 of 5',
    attempts: [
      written,
      checked,
      attempt('video_generation', 9000, { outcome: 'rate_limited' }),
      attempt('video_generation', null, { attempt: 2 }),
    ],
  }),
  'come back': makeJob({
    id: jobId(4),
    status: 'failed',
    stage: 'error',
    progress: 40,
    queuePlace: null,
    attempts: [written, checked],
    error: {
      code: 'continuity_blocked',
      stage: 'continuity_validation',
      message: 'It contradicts what the scene has settled.',
      cure: 'Change the words, or explain what happened in between.',
    },
    can: { cancel: false, retry: true, accept: false },
  }),
  stopped: makeJob({
    id: jobId(5),
    status: 'cancelled',
    stage: 'error',
    progress: 30,
    queuePlace: null,
    attempts: [written, checked, attempt('video_generation', 3000, { outcome: 'cancelled' })],
  }),
  published: makeJob({
    id: jobId(6),
    sceneTitle: LONG,
    status: 'final_ready',
    stage: 'completed',
    progress: 100,
    queuePlace: null,
    segment: { id: segmentId(7), sequence: 7 },
    attempts: [
      written,
      checked,
      attempt('video_generation', 21_000),
      attempt('upload', 4200),
      attempt('finalization', 1100),
    ],
  }),
}

export const CHECKED_TEXT =
  'Bram laughed and set the telephone down. Ines had never seen the sea before, he said, and the whole harbour heard it.'
const quoteOf = (text: string) => ({
  text,
  start: CHECKED_TEXT.indexOf(text),
  end: CHECKED_TEXT.indexOf(text) + text.length,
})
const finding = (change: Partial<Finding>): Finding => ({
  kind: 'inactive_character_acts',
  severity: 'block',
  confidence: 0.9,
  quote: null,
  cites: null,
  reason: '',
  suggestion: '',
  ...change,
})
const verdict = (change: Partial<Verdict>): Verdict => ({
  outcome: 'block',
  bibleVersion: 3,
  validator: 'structural@1+local@4',
  findings: [],
  notes: [],
  ...change,
})
export const VERDICTS = {
  blocked: verdict({
    findings: [
      finding({
        quote: quoteOf('Bram laughed'),
        reason: 'Bram was lost at sea in segment 2 and has not come back.',
        cites: { bibleVersion: 3, pointer: '/characters/1', establishedInSegment: 2 },
        suggestion: 'Say how he came back, or let somebody else laugh.',
      }),
      finding({
        kind: 'anachronism',
        severity: 'warn',
        quote: quoteOf('the telephone'),
        reason: 'It is the winter of 1911 on a rock in the sea.',
        cites: { bibleVersion: 3, pointer: '/setting/timePeriod', establishedInSegment: null },
        suggestion: 'A signal lamp would do.',
      }),
      finding({ kind: 'counting_error', severity: 'info', reason: 'Eleven years were twelve in segment 1.' }),
    ],
    notes: ['The second paragraph is in a language whose grammar these rules do not know.'],
  }),
  passed: verdict({ outcome: 'pass', validator: 'structural@1+local@4+model:gpt-oss-120b' }),
} as const
