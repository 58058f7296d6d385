import { randomUUID } from 'node:crypto'
import type { Client } from '@skein/contract/client'
import { login } from '@skein/contract/accounts'
import { ApiFailure, createClient } from '@skein/contract/client'
import {
  acceptBibleProposal,
  declineBibleProposal,
  editBible,
  getBible,
  listBibleProposals,
  listBibleVersions,
  planBibleEdits,
  proposeBibleChange,
  rollBackBible,
  withdrawBibleProposal,
} from '@skein/contract/bible-routes'
import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { getContinuityQuality } from '@skein/contract/quality'
import {
  acceptDoubts,
  cancelJob,
  checkText,
  createContinuation,
  getJob,
  type Job,
  markFinding,
  recheckJob,
} from '@skein/contract/jobs'
import type { Scene } from '@skein/contract/scenes'
import { listNotifications } from '@skein/contract/notifications'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportMarks, type MarkedItem } from '#domains/jobs/export-marks.ts'
import { chainAuditLines } from '#platform/audit.ts'
import { checkInvariants } from '#invariants/check-invariants.ts'
import { addTopic, publishNext, publishScene, waitForPublished } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { wordValidator } from '../make/word-validator.ts'

let app: WholeApp
let ada: Client & { readonly token: string }
let ben: Client & { readonly token: string }
let scene: Scene
beforeAll(async () => {
  app = await startWholeApp({ worker: true, validator: wordValidator })
  ada = await app.person('ada')
  ben = await app.person('ben')
})
beforeEach(async () => {
  scene = await publishScene(ada, await addTopic(app.container), 1)
})
afterAll(() => app.close())

const key = () => ({ idempotencyKey: randomUUID() })
const here = () => ({ sceneId: scene.id })
const newest = async () => (await ada(getBible, { params: here(), query: {} })).version
const edit = (client: Client, expectedVersion: number, edits: OwnerEdit[]) =>
  client(editBible, { params: here(), body: { expectedVersion, edits, reason: 'I know better' } }, key())
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  )
const rule = (text: string): OwnerEdit => ({ op: 'add_world_rule', rule: text })

const DOUBTED = 'Mara rode her bicycle along the quay.'
const mara = ({ characters: [first] }: Bible) => first ?? expect.unreachable()

async function stopped(client: Client, text: string, more: { acceptDoubts?: boolean } = {}): Promise<Job> {
  const { id } = await client(createContinuation, { params: here(), body: { text, ...more } }, key())
  return vi.waitFor(
    async () => {
      const job = await client(getJob, { params: { jobId: id } })
      expect(['failed', 'final_ready']).toContain(job.status)
      return job
    },
    { timeout: 60_000, interval: 50 },
  )
}

describe('an owner’s edits', () => {
  it('make a new version that says who, why and what, and stands in the history', async () => {
    const before = await newest()
    const changed = await edit(ada, before, [rule('Nobody swims.'), { op: 'set_time_period', timePeriod: '1911' }])
    expect(changed).toMatchObject({ version: before + 1, skipped: [] })
    expect(changed.bible.setting).toMatchObject({ worldRules: ['Nobody swims.'], timePeriod: '1911' })
    const [version] = (await ben(listBibleVersions, { params: here(), query: {} })).items
    expect(version).toMatchObject({
      version: before + 1,
      segment: null,
      editor: { username: 'ada' },
      reason: 'I know better',
    })
    expect(version?.changes).toContainEqual({
      kind: 'added',
      pointer: '/setting/worldRules/0',
      text: 'New rule of the world: Nobody swims.',
      wording: { id: 'change_rule', values: { rule: 'Nobody swims.' } },
    })
  })

  it('join what was changed meanwhile, and are refused when they contradict it, with both said', async () => {
    const base = await newest()
    await edit(ada, base, [{ op: 'set_time_period', timePeriod: '1911' }])
    expect((await edit(ada, base, [rule('Nobody swims.')])).bible.setting).toMatchObject({
      timePeriod: '1911',
      worldRules: ['Nobody swims.'],
    })
    const refused = await edit(ada, base, [rule('Nobody flies.'), { op: 'set_time_period', timePeriod: '1920' }]).catch(
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({
      code: 'version_conflict',
      problem: { extra: { currentVersion: base + 2, conflicts: [{ edit: 1 }] } },
    })
    expect(await newest()).toBe(base + 2)
  })

  it('that fit nothing change nothing, and say why', async () => {
    const base = await newest()
    const refused = await edit(ada, base, [{ op: 'remove_world_rule', rule: 'There never was one.' }]).catch(
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({
      code: 'nothing_to_change',
      problem: { extra: { skipped: [{ edit: 0, reason: 'No such rule stands.' }] } },
    })
    expect(await newest()).toBe(base)
  })

  it('are the owner’s alone', async () => {
    expect(await codeOf(edit(ben, await newest(), [rule('Ben rules.')]))).toBe('forbidden')
    expect(await codeOf(edit(app.stranger, await newest(), [rule('Nobody rules.')]))).toBe('unauthenticated')
  })

  it('from twenty hands at once leave one line of versions, each edit in it exactly once', async () => {
    const base = await newest()
    const rules = Array.from({ length: 20 }, (_, number) => `Rule ${number}.`)
    const publishing = publishNext(ada, scene.id, 'Mara Holt walked on along the quay.')
    const codes = await Promise.all(rules.map((text) => codeOf(edit(ada, base, [rule(text)]))))
    await publishing
    expect(codes).toEqual(rules.map(() => 'done'))
    const { bible, version } = await ada(getBible, { params: here(), query: {} })
    expect(bible.setting.worldRules?.toSorted()).toEqual(rules.toSorted())
    expect(version).toBe(base + 21)
  })

  it('can be taken back by a rollback, which is a new version and refuses to undo unseen changes', async () => {
    const base = await newest()
    await edit(ada, base, [rule('A mistake.')])
    const back = (expectedVersion: number) =>
      ada(rollBackBible, { params: here(), body: { expectedVersion, toVersion: base } }, key())
    expect(await codeOf(back(base))).toBe('version_conflict')
    const { bible, version } = await back(base + 1)
    expect(version).toBe(base + 2)
    expect(bible.setting.worldRules ?? []).toEqual([])
    expect(await codeOf(back(base + 2))).toBe('nothing_to_change')
  })
})

describe('a bible rewritten as JSON', () => {
  it('is planned as edits that its owner then saves, and what no edit says is named', async () => {
    const { bible, version } = await ada(getBible, { params: here(), query: {} })
    const written = { ...bible, setting: { ...bible.setting, worldRules: ['Nobody swims.'] } }
    const plan = await ada(planBibleEdits, { params: here(), body: { baseVersion: version, bible: written } })
    expect(plan).toMatchObject({ edits: [rule('Nobody swims.')], changes: [{ kind: 'added' }], refused: [] })
    expect((await edit(ada, version, plan.edits)).bible.setting.worldRules).toEqual(['Nobody swims.'])
    const refused = await ben(planBibleEdits, {
      params: here(),
      body: { baseVersion: version, bible: { ...written, characters: [{ ...mara(written), introducedInSegment: 9 }] } },
    })
    expect(refused).toMatchObject({ edits: [], refused: [{ pointer: '/characters/0/introducedInSegment' }] })
    expect(await newest()).toBe(version + 1)
  })
})

describe('a continuation that the check stops', () => {
  const BLOCKED = 'Mara took the telephone and called the harbour master.'

  it('goes on by itself when the owner accepts the change its writer proposed', async () => {
    const job = await stopped(ben, BLOCKED)
    expect(job).toMatchObject({ status: 'failed', error: { code: 'continuity_blocked' }, can: { accept: false } })
    const proposal = await ben(
      proposeBibleChange,
      {
        params: here(),
        body: {
          baseVersion: await newest(),
          edits: [rule('The harbour has a telephone.')],
          reason: 'It is 1911.',
          jobId: job.id,
        },
      },
      key(),
    )
    expect(proposal).toMatchObject({ status: 'pending', viewer: { canDecide: false, canWithdraw: true } })
    const params = { sceneId: scene.id, proposalId: proposal.id }
    expect(await codeOf(ben(acceptBibleProposal, { params, body: {} }))).toBe('forbidden')
    const [listed] = (await ada(listBibleProposals, { params: here(), query: { status: 'pending' } })).items
    expect(listed).toMatchObject({ id: proposal.id, viewer: { canDecide: true, canWithdraw: false } })
    const accepted = await ada(acceptBibleProposal, { params, body: { note: 'Fine.' } })
    expect(accepted).toMatchObject({ status: 'accepted', decisionNote: 'Fine.' })
    const published = await waitForPublished(ben, job.id)
    expect(published.verdict?.outcome).toBe('pass')
    expect(await codeOf(ada(declineBibleProposal, { params, body: {} }))).toBe('proposal_decided')
  })

  it('stays stopped when the owner declines or the writer takes the proposal back', async () => {
    const job = await stopped(ben, BLOCKED)
    const propose = async () =>
      ben(
        proposeBibleChange,
        {
          params: here(),
          body: { baseVersion: await newest(), edits: [rule('A telephone.')], reason: 'Please.', jobId: job.id },
        },
        key(),
      )
    const first = await propose()
    await ada(declineBibleProposal, { params: { ...here(), proposalId: first.id }, body: { note: 'No.' } })
    const second = await propose()
    expect(await codeOf(ada(withdrawBibleProposal, { params: { ...here(), proposalId: second.id } }))).toBe('not_found')
    await ben(withdrawBibleProposal, { params: { ...here(), proposalId: second.id } })
    const statuses = (await app.stranger(listBibleProposals, { params: here(), query: {} })).items
    expect(statuses.map(({ status, jobId }) => [status, jobId])).toEqual([
      ['withdrawn', null],
      ['declined', null],
    ])
    expect((await ben(getJob, { params: { jobId: job.id } })).status).toBe('failed')
  })

  it('can be withdrawn, and the text changed from it says so; what was proposed for its sake is withdrawn with it', async () => {
    const job = await stopped(ben, BLOCKED)
    const proposal = await ben(
      proposeBibleChange,
      {
        params: here(),
        body: { baseVersion: await newest(), edits: [rule('A telephone.')], reason: 'Please.', jobId: job.id },
      },
      key(),
    )
    const waiting = async () => {
      await app.container.notifications.spread()
      const { items } = await ada(listNotifications, { query: {} })
      return items.find((item) => item.proposal?.id === proposal.id)
    }
    expect(await waiting()).toMatchObject({ kind: 'proposal_waiting', isRead: false })
    const next = (client: Client) =>
      client(createContinuation, { params: here(), body: { text: 'Mara waited on.', revises: job.id } }, key())
    expect(await codeOf(next(ada))).toBe('not_found')
    const changed = await next(ben)
    expect(changed.revises).toBe(job.id)
    expect((await waitForPublished(ben, changed.id)).revises).toBe(job.id)
    expect(await codeOf(ada(cancelJob, { params: { jobId: job.id } }))).toBe('not_found')
    const withdrawn = await ben(cancelJob, { params: { jobId: job.id } })
    expect(withdrawn).toMatchObject({ status: 'cancelled', can: { cancel: false, accept: false } })
    expect(await codeOf(ben(recheckJob, { params: { jobId: job.id } }))).toBe('job_not_retryable')
    expect(await waiting()).toMatchObject({ proposal: { status: 'withdrawn' }, isRead: true })
    const params = { ...here(), proposalId: proposal.id }
    expect(await codeOf(ada(acceptBibleProposal, { params, body: {} }))).toBe('proposal_decided')
  })

  it('cannot borrow somebody else’s job for a proposal', async () => {
    const job = await stopped(ben, BLOCKED)
    const body = { baseVersion: await newest(), edits: [rule('A telephone.')], reason: 'Mine.', jobId: job.id }
    expect(await codeOf(ada(proposeBibleChange, { params: here(), body }, key()))).toBe('not_found')
  })

  it('is checked again when its writer asks, after the bible was changed otherwise', async () => {
    const job = await stopped(ben, BLOCKED)
    await edit(ada, await newest(), [rule('There is a telephone.')])
    await ben(recheckJob, { params: { jobId: job.id } })
    await waitForPublished(ben, job.id)
    expect(await codeOf(ben(recheckJob, { params: { jobId: job.id } }))).toBe('job_not_retryable')
  })
})

describe('a continuation the check has doubts about', () => {
  it('waits for one word of its writer, which is kept on record', async () => {
    const job = await stopped(ben, DOUBTED)
    expect(job).toMatchObject({
      status: 'failed',
      error: { code: 'continuity_doubted' },
      verdict: { outcome: 'warn' },
      can: { accept: true, retry: false },
    })
    expect(await codeOf(ada(acceptDoubts, { params: { jobId: job.id } }))).toBe('not_found')
    await ben(acceptDoubts, { params: { jobId: job.id } })
    await waitForPublished(ben, job.id)
    await chainAuditLines(app.container.db.sql)
    const line = await app.container.db.prisma.auditLog.findFirstOrThrow({
      where: { targetId: job.id, action: 'job.doubts_accepted' },
    })
    expect(line.actorId).not.toBeNull()
    expect(await codeOf(ben(acceptDoubts, { params: { jobId: job.id } }))).toBe('job_not_retryable')
  })

  it('goes on at once when its writer said so beforehand; a contradiction does not', async () => {
    expect((await stopped(ben, DOUBTED, { acceptDoubts: true })).status).toBe('final_ready')
    const both = 'Mara rode her bicycle to the telephone.'
    expect((await stopped(ben, both, { acceptDoubts: true })).error?.code).toBe('continuity_blocked')
  })

  it('can be told that it is wrong, finding by finding', async () => {
    const job = await stopped(ben, DOUBTED)
    const params = { jobId: job.id, finding: 0 }
    const marked = await ben(markFinding, { params, body: { isWrong: true, note: 'Bicycles are from 1885.' } })
    expect(marked.marks).toEqual([{ finding: 0, isWrong: true, note: 'Bicycles are from 1885.' }])
    const exported: MarkedItem[] = []
    for await (const item of exportMarks(app.container.db.prisma)) exported.push(item)
    expect(exported.filter(({ continuation }) => continuation === DOUBTED)).toMatchObject([
      {
        label: 'ok',
        kind: 'none',
        note: 'Bicycles are from 1885.',
        bible: { version: 2 },
        recentSegments: [expect.stringContaining('Mara Holt waited')],
        finding: { quote: { text: 'bicycle' } },
      },
    ])
    await ben(markFinding, { params, body: { isWrong: false } })
    expect((await ben(getJob, { params: { jobId: job.id } })).marks).toEqual([
      { finding: 0, isWrong: false, note: null },
    ])
    expect(await codeOf(ben(markFinding, { params: { ...params, finding: 7 }, body: { isWrong: true } }))).toBe(
      'not_found',
    )
    expect(await codeOf(ada(markFinding, { params, body: { isWrong: true } }))).toBe('not_found')
  })
})

it('says what the check would say of a text before it is submitted, and makes no job of it', async () => {
  const before = await app.container.db.prisma.job.count()
  const verdict = await ben(checkText, { params: here(), body: { text: 'The telephone rang on the quay.' } })
  expect(verdict).toMatchObject({ outcome: 'block', findings: [{ quote: { start: 4, end: 13, text: 'telephone' } }] })
  expect(await app.container.db.prisma.job.count()).toBe(before)
})

it('tells moderators what writers make of the check, and nobody else', async () => {
  expect(await codeOf(ada(getContinuityQuality, { query: {} }))).toBe('forbidden')
  expect(await codeOf(app.stranger(getContinuityQuality, { query: {} }))).toBe('unauthenticated')
  await app.container.db.prisma.user.updateMany({ where: { username: 'ada' }, data: { role: 'moderator' } })
  const { tokens } = await app.stranger(login, {
    body: { login: 'ada', password: 'ada likes long walks 7', transport: 'bearer' },
  })
  const moderator = createClient({ baseUrl: app.baseUrl, accessToken: () => tokens?.accessToken ?? '' })
  const ask = () => moderator(getContinuityQuality, { query: {} })
  const counted = async () => (await ask()).live[0]
  const before = await counted()
  const accepted = await stopped(ben, DOUBTED)
  await ben(markFinding, { params: { jobId: accepted.id, finding: 0 }, body: { isWrong: true } })
  await ben(acceptDoubts, { params: { jobId: accepted.id } })
  await waitForPublished(ben, accepted.id)
  await stopped(ben, DOUBTED, { acceptDoubts: true })
  const after = await counted()
  const grown = (name: 'warned' | 'asked' | 'accepted' | 'unasked' | 'blocked') =>
    (after?.[name] ?? 0) - (before?.[name] ?? 0)
  expect({
    warned: grown('warned'),
    asked: grown('asked'),
    accepted: grown('accepted'),
    unasked: grown('unasked'),
    blocked: grown('blocked'),
  }).toEqual({ warned: 2, asked: 1, accepted: 1, unasked: 1, blocked: 0 })
  const wrong = (live: typeof after) => live?.kinds.reduce((sum, { markedWrong }) => sum + markedWrong, 0) ?? 0
  expect(wrong(after) - wrong(before)).toBe(1)
  const { figures, rules } = await ask()
  expect(rules).toEqual([{ id: 'words', isOn: true, isOnByDefault: true }])
  expect(figures.halves.map(({ half }) => half)).toEqual(['tune', 'test', 'check'])
})

it('leaves every promise of the data layer kept', async () => {
  expect(await checkInvariants({ db: app.container.db, storage: app.container.storage })).toEqual([])
})
