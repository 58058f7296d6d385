import type { BibleProposal } from '@skein/contract/bible-routes'
import type { Me } from '@skein/contract/accounts'
import type { Bible } from '@skein/contract/bible'
import type { Idea } from '@skein/contract/ideas'
import type { Notification } from '@skein/contract/notifications'
import type { IdeaId, JobId, NotificationId, SceneId, SegmentId, TopicId, UserId } from '@skein/contract/ids'
import type { Job } from '@skein/contract/jobs'
import type { Preview } from '@skein/contract/preview'
import type { Scene, SegmentSummary } from '@skein/contract/scenes'
import type { News } from '@skein/contract/follows'
import type { Profile } from '@skein/contract/people'
import type { Watched, WatchPosition } from '@skein/contract/watching'
import type { Script } from '@skein/contract/script'
import type { Segment } from '@skein/contract/segments'
import type { Topic } from '@skein/contract/topics'

/** Values of the contract for tests; each maker fills what a test does not care about. */

const uuid = <Id extends string>(group: number, number: number): Id =>
  `0190${`${group}`.padStart(4, '0')}-0000-7000-8000-${`${number}`.padStart(12, '0')}` as Id

export const userId = (number = 1): UserId => uuid<UserId>(1, number)
const topicId = (number = 1): TopicId => uuid<TopicId>(2, number)
export const ideaId = (number = 1): IdeaId => uuid<IdeaId>(3, number)
export const sceneId = (number = 1): SceneId => uuid<SceneId>(4, number)
export const segmentId = (number = 1): SegmentId => uuid<SegmentId>(5, number)
export const jobId = (number = 1): JobId => uuid<JobId>(6, number)

export const AT = '2026-11-20T18:00:00.000Z'
const MARA = { username: 'mara', displayName: 'Mara Holt' }
const TOMAS = { username: 'tomas', displayName: null }
const YUKI = { username: 'yuki_s', displayName: 'Yuki' }

export const makeMe = (change: Partial<Me> = {}): Me => ({
  id: userId(),
  email: 'mara@example.org',
  emailVerified: true,
  username: 'mara',
  displayName: 'Mara Holt',
  role: 'user',
  createdAt: AT,
  ...change,
})

export const makeTopic = (change: Partial<Topic> = {}): Topic => ({
  id: topicId(),
  name: 'Tides and coasts',
  slug: 'tides-and-coasts',
  description: 'Where the land ends and something else begins.',
  iconUrl: null,
  sceneCount: 3,
  posterUrls: [],
  categories: [
    { id: 'c1', name: 'Lighthouses', slug: 'lighthouses', description: null },
    { id: 'c2', name: 'Ships', slug: 'ships', description: null },
  ],
  viewer: { following: false },
  ...change,
})

export const makeIdea = (change: Partial<Idea> = {}): Idea => ({
  id: ideaId(),
  topic: { slug: 'tides-and-coasts', name: 'Tides and coasts' },
  category: { slug: 'lighthouses', name: 'Lighthouses' },
  author: MARA,
  title: 'The lamp that answers',
  prompt: 'A lighthouse keeper signals into the fog every night. One night, something signals back, in the same code.',
  tags: ['fog', 'signals'],
  sceneCount: 2,
  likeCount: 12,
  viewCount: 240,
  createdAt: AT,
  updatedAt: AT,
  viewer: { liked: false, canEdit: false },
  ...change,
})

export const makeScene = (change: Partial<Scene> = {}): Scene => ({
  id: sceneId(),
  ideaId: ideaId(),
  ideaTitle: 'The lamp that answers',
  topic: { slug: 'tides-and-coasts', name: 'Tides and coasts' },
  author: MARA,
  title: 'The keeper of Hollow Point',
  description: 'Ines keeps a light nobody needs any more. Then the fog begins to answer her.',
  status: 'active',
  writers: 'everybody',
  segmentCount: 3,
  totalDuration: 48,
  contributorCount: 2,
  viewCount: 1280,
  likeCount: 31,
  posterUrl: null,
  bibleVersion: 3,
  createdAt: AT,
  updatedAt: AT,
  lastSegmentAt: AT,
  playlists: { vod: '/media/master.m3u8', event: '/media/event.m3u8', captions: '/media/captions.vtt' },
  viewer: {
    liked: false,
    following: false,
    canEdit: false,
    canContinue: true,
    cannotContinueBecause: null,
    cannotContinueReason: null,
  },
  ...change,
})

const EXCERPTS = [
  'Ines lit the lamp at six, as she had for eleven years, and counted the beats out loud.',
  'The answer came at the third beat: two short, one long, from where no ship could be.',
  'She took the oilskin from its hook and the signal book from the shelf, and went down to the boat.',
]

export const makeSegments = (count = 3): SegmentSummary[] =>
  Array.from({ length: count }, (_, index) => ({
    id: segmentId(index + 1),
    sequence: index + 1,
    author: [MARA, TOMAS, YUKI][index % 3] ?? MARA,
    excerpt: EXCERPTS[index % EXCERPTS.length] ?? '',
    language: 'en',
    contentNotes: [],
    duration: 16,
    startsAt: index * 16,
    posterUrl: null,
    videoUrl: `/media/${index + 1}.mp4`,
    publishedAt: AT,
  }))

export const makeScript = (change: Partial<Script> = {}): Script => ({
  logline: 'A keeper signals into the fog and is answered.',
  language: 'en',
  durationSeconds: 16,
  shots: [
    {
      durationSeconds: 8,
      camera: { framing: 'establishing', move: 'push_in' },
      setting: { place: 'Hollow Point', kind: 'coast', timeOfDay: 'dusk', weather: 'fog' },
      mood: 'eerie',
      cast: [],
      action: 'The lighthouse stands in fog; its beam turns once.',
      dialogue: [],
      caption: 'Ines lit the lamp at six.',
      props: ['lamp'],
    },
    {
      durationSeconds: 8,
      camera: { framing: 'medium', move: 'static' },
      setting: { place: 'the lamp room', kind: 'interior_room', timeOfDay: 'night', weather: 'fog' },
      mood: 'tense',
      cast: [{ entityId: 'char_ines', pose: 'look_up', expression: 'surprised', prop: 'signal book' }],
      action: 'Ines counts the beats and stops.',
      dialogue: [{ entityId: 'char_ines', text: 'That was not an echo.' }],
      caption: 'The answer came at the third beat.',
      props: [],
    },
  ],
  notes: [],
  ...change,
})

export const makeSegment = (change: Partial<Segment> = {}): Segment => ({
  id: segmentId(),
  sceneId: sceneId(),
  sequence: 1,
  author: MARA,
  inputText: `${EXCERPTS[0]} The fog swallowed the beam a hundred yards out. Nobody had answered in all that time, and nobody was meant to.`,
  script: makeScript(),
  language: 'en',
  contentNotes: [],
  verdict: null,
  bibleVersion: 1,
  videoUrl: '/media/1.mp4',
  posterUrl: null,
  captionsUrl: null,
  duration: 16,
  resolution: '1280x720',
  fileSize: 1_200_000,
  publishedAt: AT,
  provenance: {
    storyteller: 'local@1',
    video: 'animatic animatic-1',
    generated: false,
    provider: 'animatic',
    model: 'animatic-1',
    scriptGenerated: false,
    context: null,
    promptHash: null,
    voice: null,
    notes: [],
  },
  ...change,
})

export const makeBible = (change: Partial<Bible> = {}): Bible => ({
  version: 3,
  characters: [
    {
      entityId: 'char_ines',
      canonicalName: 'Ines Cardoso',
      aliases: ['the keeper'],
      description: 'Keeper of Hollow Point for eleven years.',
      traits: ['patient', 'left-handed'],
      isActive: true,
      introducedInSegment: 1,
    },
    { entityId: 'char_bram', canonicalName: 'Bram', description: 'Her brother, lost at sea.', isActive: false },
  ],
  setting: {
    primaryLocation: 'Hollow Point',
    timePeriod: 'winter 1911',
    worldRules: ['The dead can be heard at low tide.'],
    locations: [{ name: 'the lamp room', description: 'brass, glass and a stool' }],
  },
  timeline: {
    currentPoint: 'the night of the answer',
    majorEvents: [{ segmentNumber: 2, event: 'The fog answers.', consequences: 'Ines knows she is not alone.' }],
  },
  plotThreads: [{ id: 'who', description: 'Who is answering?', status: 'active' }],
  styleGuide: { tone: 'quiet dread' },
  ...change,
})

export const makeJob = (change: Partial<Job> = {}): Job => ({
  id: jobId(),
  sceneId: sceneId(),
  sceneTitle: 'The keeper of Hollow Point',
  type: 'continuation',
  status: 'queued',
  stage: 'pending',
  progress: 0,
  message: null,
  inputText: 'Ines rowed until the lamp was a grain of light behind her.',
  bibleVersion: 3,
  script: null,
  verdict: null,
  previewUrl: null,
  revises: null,
  segment: null,
  error: null,
  queuePlace: 0,
  createdAt: AT,
  startedAt: null,
  completedAt: null,
  can: { cancel: true, retry: false, accept: false },
  attempts: [],
  marks: [],
  ...change,
})

export const makeNotification = (number: number, change: Partial<Notification> = {}): Notification => ({
  id: uuid<NotificationId>(9, number),
  kind: 'continued',
  scene: { id: sceneId(), title: 'The keeper of Hollow Point' },
  actor: TOMAS,
  count: 1,
  sequence: 4,
  jobId: jobId(),
  proposal: null,
  errorCode: null,
  changedAt: AT,
  isRead: false,
  ...change,
})

export const makeProposal = (change: Partial<BibleProposal> = {}): BibleProposal => ({
  id: uuid(8, 1),
  sceneId: sceneId(),
  author: { username: 'tomas', displayName: null },
  jobId: jobId(),
  baseVersion: 3,
  edits: [{ op: 'add_world_rule', rule: 'There are telephones.' }],
  reason: 'It is 1911.',
  status: 'pending',
  decisionNote: null,
  bibleVersion: null,
  createdAt: AT,
  decidedAt: null,
  viewer: { canDecide: false, canWithdraw: true },
  ...change,
})

/** A staged text whose stills are all the same. */
export const makePreview = (change: Partial<Preview> = {}): Preview => {
  const script = makeScript()
  const stills = script.shots.map(() => 'data:image/webp;base64,UklGRg==')
  return { script, cast: [], stills, scriptBy: 'rules', picturesBy: 'rules', ...change }
}

export const makeWatched = (change: Partial<WatchPosition> = {}): Watched => ({
  scene: makeScene(),
  position: { segmentId: segmentId(2), sequence: 2, seconds: 5, at: 21, newSegments: 2, watchedAt: AT, ...change },
})

export const makeNews = (change: Partial<News> = {}): News => ({
  scene: makeScene({ id: sceneId(2), title: 'A longer night' }),
  reason: 'wrote',
  segment: { id: segmentId(4), sequence: 4, author: TOMAS, excerpt: EXCERPTS[1] ?? '', publishedAt: AT },
  newSegments: 1,
  ...change,
})

export const makeProfile = (change: Partial<Profile> = {}): Profile => ({
  username: 'tomas',
  displayName: 'Tomas',
  bio: null,
  createdAt: AT,
  segmentCount: 3,
  sceneCount: 1,
  followerCount: 0,
  viewer: { isMe: false, following: false, canSeeLikes: false },
  ...change,
})
