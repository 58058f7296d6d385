import { createStillDrawer } from '#animatic/stills/still-drawer.ts'
import { mountBible } from '#domains/bible/bible.routes.ts'
import { createProposalsService } from '#domains/bible/proposals.service.ts'
import { createBibleService } from '#domains/bible/bible.service.ts'
import { mountProfiles } from '#domains/accounts/profiles.routes.ts'
import { createProfilesService } from '#domains/accounts/profiles.service.ts'
import { mountConfirmations } from '#domains/accounts/confirmations.routes.ts'
import { createConfirmationsService } from '#domains/accounts/confirmations.service.ts'
import { createAccountsService } from '#domains/accounts/accounts.service.ts'
import { mountEngagement } from '#domains/engagement/engagement.routes.ts'
import { createEngagementService } from '#domains/engagement/engagement.service.ts'
import { mountFollows } from '#domains/engagement/follows.routes.ts'
import { createFollowsService } from '#domains/engagement/follows.service.ts'
import { mountWatchHistory } from '#domains/engagement/watch-history.routes.ts'
import { createWatchHistoryService } from '#domains/engagement/watch-history.service.ts'
import { mountIdeas } from '#domains/ideas/ideas.routes.ts'
import { createIdeasService } from '#domains/ideas/ideas.service.ts'
import { createDraftsService } from '#domains/jobs/drafts.service.ts'
import { mountJobs } from '#domains/jobs/jobs.routes.ts'
import { mountPreviews } from '#domains/jobs/previews.routes.ts'
import { createJobsService } from '#domains/jobs/jobs.service.ts'
import { createDigestsService } from '#domains/notifications/digests.service.ts'
import { mountNotifications } from '#domains/notifications/notifications.routes.ts'
import { createNotificationsService } from '#domains/notifications/notifications.service.ts'
import { createUnderWayService } from '#domains/jobs/under-way.service.ts'
import { mountQuality } from '#domains/quality/quality.routes.ts'
import { createQualityService } from '#domains/quality/quality.service.ts'
import { mountScenes } from '#domains/scenes/scenes.routes.ts'
import { createSceneHeads, HEAD_FRESH_MS } from '#domains/scenes/scene-heads.service.ts'
import { createScenesService } from '#domains/scenes/scenes.service.ts'
import { mountWriters } from '#domains/scenes/writers.routes.ts'
import { createWritersService } from '#domains/scenes/writers.service.ts'
import { mountSearch } from '#domains/search/search.routes.ts'
import { createSearchService } from '#domains/search/search.service.ts'
import { createManifestCache } from '#domains/segments/manifest-cache.ts'
import { createMediaAccess } from '#domains/segments/media-access.ts'
import { createPlaylistsService } from '#domains/segments/playlists.service.ts'
import { mountSegments } from '#domains/segments/segments.routes.ts'
import { createRerendersService } from '#domains/segments/rerenders.service.ts'
import { createSaidService } from '#domains/segments/said.service.ts'
import { createSceneTexts } from '#domains/segments/scene-texts.ts'
import { createSegmentPages } from '#domains/segments/segment-pages.ts'
import { createSegmentsService } from '#domains/segments/segments.service.ts'
import { createStoryTextsService } from '#domains/segments/story-texts.service.ts'
import { mountTopics } from '#domains/topics/topics.routes.ts'
import { createTopicsService } from '#domains/topics/topics.service.ts'
import { readManifest } from '#media/package.ts'
import type { FaultPoint } from '#pipeline/run-stage.ts'
import { createTextCheck } from '#pipeline/check-text.ts'
import { createPreviews } from '#pipeline/preview-text.ts'
import { createTextStaging } from '#pipeline/stage-text.ts'
import { createPipeline } from '#pipeline/create-pipeline.ts'
import { createJobFlow } from '#pipeline/enqueue-stage.ts'
import { stageQueues } from '#pipeline/stages.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { createDatabase, type Transaction } from '#platform/db.ts'
import { createListener } from '#platform/listen.ts'
import type { Log } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import type { Caller, Mounter } from '#platform/mount.ts'
import { createQueue, messageId } from '#platform/queue.ts'
import { createWakeHub, JOB_CHANNEL, SCENE_CHANNEL, SCENE_STANDING_CHANNEL } from '#platform/wake-hub.ts'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import type { MailProvider } from '#providers/mail/mail.port.ts'
import type { ObjectStorage } from '#providers/storage/storage.port.ts'
import { createLocalStoryteller } from '#providers/storyteller/local.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'
import type { VideoProvider } from '#providers/video/video.port.ts'
import { CONFIRMATION_QUEUE, MAIL_QUEUE, mailQueues } from '#upkeep/send-mail.ts'
import type { Stage } from '@skein/contract/jobs'

/** pg-boss notices a dead worker after this and one monitor interval; it accepts no less than ten seconds. */
const HEARTBEAT_SECONDS = 10
const STATEMENT_TIMEOUT_MS = 15_000

export interface ContainerOptions {
  readonly databaseUrl: string
  readonly databasePoolMax: number
  /** Bytes of pages and of playlists kept in memory, each; 0 keeps nothing and asks the database every time. */
  readonly readCacheBytes: number
  readonly secret: string
  /** See {@link createAccountsService}. */
  readonly setupToken: string | null
  readonly log: Log
  readonly storage: ObjectStorage
  readonly storyteller: Storyteller
  readonly validator: ContinuityValidator
  /** Local and fast: it may run in the api process and while a scene is held. */
  readonly quickValidator: ContinuityValidator
  readonly video: VideoProvider
  /** Draws a segment that `video` cannot deliver; nobody does when absent. */
  readonly videoFallback?: VideoProvider | null
  /** Whose orders may still be under way. */
  readonly formerVideos?: readonly VideoProvider[]
  /** Where people find this Skein, for links in mails; without a slash at its end. */
  readonly address: string
  readonly mail: MailProvider
  /** In UTC. */
  readonly digestHour: number
  readonly concurrency: { readonly renders: number; readonly stages: number }
  /** Whether this process looks after dead workers and schedules. */
  readonly supervise: boolean
  readonly clock?: Clock
  /** Past this a statement is cancelled, and a little later a silent connection is given up; 15 s when left out. */
  readonly statementTimeoutMs?: number
  /** Only tests give one. */
  readonly faultPoints?: (stage: Stage, point: FaultPoint) => void
}

export type Container = Awaited<ReturnType<typeof createContainer>>

/**
 * Builds every part and joins them: the only place that knows which adapter stands behind which port. Nothing runs yet
 * but one LISTEN connection; `queue.start()` and `pipeline.start()` are the caller's to call, `close()` ends it all.
 */
export async function createContainer(options: ContainerOptions) {
  const { databaseUrl, log, storage, clock = systemClock, statementTimeoutMs = STATEMENT_TIMEOUT_MS } = options
  const db = createDatabase({
    url: databaseUrl,
    poolMax: options.databasePoolMax,
    statementTimeoutMs,
  })
  const metrics = createMetrics()
  const listener = createListener({ url: databaseUrl, log })
  const jobNews = await createWakeHub(listener, JOB_CHANNEL)
  const sceneNews = await createWakeHub(listener, SCENE_CHANNEL, SCENE_STANDING_CHANNEL)
  const mediaAccess = await createMediaAccess({ db, listener })
  const queue = createQueue({
    databaseUrl,
    log,
    listener,
    queues: [...stageQueues(HEARTBEAT_SECONDS), ...mailQueues(HEARTBEAT_SECONDS)],
    supervise: options.supervise,
    silenceMsMax: statementTimeoutMs * 2,
  })

  const mailBy = (mailQueue: string) => async (tx: Transaction, mailId: string) => {
    await queue.send(tx, mailQueue, { mailId }, { id: messageId(mailQueue, mailId) })
  }
  const confirmations = createConfirmationsService({
    db,
    clock,
    secret: options.secret,
    address: options.address,
    enqueue: mailBy(CONFIRMATION_QUEUE),
  })
  const accounts = createAccountsService({
    db,
    clock,
    setupToken: options.setupToken,
    askConfirmation: confirmations.ask,
  })
  const topics = createTopicsService({ db })
  const ideas = createIdeasService({ db, clock, topics })
  const jobs = createJobsService({ db, flow: createJobFlow(queue), jobNews })
  const drafts = createDraftsService({ db })
  const heads = await createSceneHeads({ db, clock, listener, freshMs: options.readCacheBytes > 0 ? HEAD_FRESH_MS : 0 })
  const scenes = createScenesService({ db, topics, ideas, jobs, heads })
  const underWay = createUnderWayService({ db, requireVisible: scenes.requireVisible })
  const manifests = createManifestCache((mediaKey) => readManifest(storage, mediaKey))
  const segments = createSegmentsService({ db, scenes, heads, manifests, sceneNews })
  const pages = createSegmentPages({ db, heads, bytesMax: options.readCacheBytes })
  const texts = createSceneTexts({ db, manifests })
  const storyTexts = createStoryTextsService({ db, heads, manifests })
  const playlists = createPlaylistsService({ heads, texts, bytesMax: options.readCacheBytes })
  const said = createSaidService({ db, segments, heads })
  const rerenders = createRerendersService({ db, jobs })
  const bible = createBibleService({ db, requireVisible: scenes.requireVisible })
  const proposals = createProposalsService({
    db,
    requireVisible: scenes.requireVisible,
    jobs: { isFor: jobs.isFor, recheck: jobs.recheckFor },
  })
  const localStoryteller = createLocalStoryteller()
  const stageText = createTextStaging({
    db,
    storyteller: localStoryteller,
    requireVisible: scenes.requireVisible,
  })
  const checkText = createTextCheck({ stageText, validator: options.quickValidator })
  const stillDrawer = createStillDrawer()
  const previews = createPreviews({
    stageText,
    storyteller: localStoryteller,
    drawer: stillDrawer,
    requireIdea: (ideaId, caller) => ideas.requireVisible(db.reads, ideaId, caller),
    done: {
      scriptBy: options.storyteller.id === localStoryteller.id ? 'rules' : 'model',
      picturesBy: options.video.isLocal === true ? 'rules' : 'model',
    },
  })
  const engagement = createEngagementService({ db, ideas, scenes, secret: options.secret })
  const profiles = createProfilesService({ db, scenes })
  const writers = createWritersService({ db, scenes, requirePerson: profiles.requirePerson })
  const follows = createFollowsService({ db, scenes, topics, profiles })
  const watchHistory = createWatchHistoryService({ db, scenes })
  const search = createSearchService({ db, clock, ideas, scenes })
  const quality = createQualityService({ db, clock, validator: options.validator })

  const notifications = createNotificationsService({
    db,
    listFollowers: follows.listFollowers,
    mail: { available: options.mail.delivers, hour: options.digestHour },
  })
  const digests = createDigestsService({
    db,
    clock,
    secret: options.secret,
    address: options.address,
    enqueue: mailBy(MAIL_QUEUE),
  })

  const pipeline = createPipeline({
    db,
    queue,
    jobNews,
    log,
    metrics,
    storage,
    storyteller: options.storyteller,
    validator: options.validator,
    quickValidator: options.quickValidator,
    video: options.video,
    videoFallback: options.videoFallback ?? null,
    formerVideos: options.formerVideos ?? [],
    concurrency: options.concurrency,
    ...(options.faultPoints !== undefined && { faultPoints: options.faultPoints }),
  })

  return {
    db,
    metrics,
    queue,
    pipeline,
    storage,
    accounts,
    profiles,
    topics,
    ideas,
    scenes,
    segments,
    pages,
    jobs,
    engagement,
    notifications,
    digests,
    confirmations,
    mail: options.mail,
    digestHour: options.digestHour,
    search,
    jobNews,
    mediaAccess: (mediaKey: string, caller: Caller | null) => mediaAccess.check(mediaKey, caller),
    mountDomains: (mount: Mounter): void => {
      mountTopics(mount, topics)
      mountIdeas(mount, ideas)
      mountScenes(mount, scenes)
      mountWriters(mount, writers)
      mountSegments(mount, segments, pages, playlists, rerenders, storyTexts, said)
      mountJobs(mount, jobs, drafts, underWay, checkText)
      mountPreviews(mount, previews)
      mountBible(mount, bible, proposals)
      mountEngagement(mount, engagement)
      mountProfiles(mount, profiles)
      mountConfirmations(mount, accounts, confirmations)
      mountFollows(mount, follows)
      mountWatchHistory(mount, watchHistory)
      mountNotifications(mount, notifications, digests)
      mountSearch(mount, search)
      mountQuality(mount, quality)
    },
    /** Null when the database answers; otherwise what does not. */
    readiness: (): Promise<string | null> =>
      accounts.setup().then(
        () => null,
        () => 'database',
      ),
    async close(): Promise<void> {
      jobNews.close()
      sceneNews.close()
      mediaAccess.close()
      heads.close()
      await stillDrawer.close()
      await listener.close()
      await db.close()
    },
  }
}
