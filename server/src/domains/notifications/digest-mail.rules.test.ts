import type { JobId, NotificationId, SceneId } from '@skein/contract/ids'
import { type Notification, NOTIFICATION_KINDS } from '@skein/contract/notifications'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyText } from '../../../test/make/any-text.ts'
import { digestWords } from './digest-mail.rules.ts'
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.rules.ts'

const SCENE = '0190aaaa-0000-7000-8000-000000000001'
const PLACE = {
  address: 'https://skein.example',
  unsubscribeUrl: 'https://skein.example/unsubscribe/abc',
  language: 'en',
} as const

const notification = (change: Partial<Notification> = {}): Notification => ({
  id: SCENE as NotificationId,
  kind: 'continued',
  scene: { id: SCENE as SceneId, title: 'The keeper of Hollow Point' },
  actor: { username: 'tomas', displayName: null },
  count: 3,
  sequence: 4,
  jobId: SCENE as JobId,
  proposal: null,
  errorCode: null,
  changedAt: '2026-11-20T18:00:00.000000Z',
  isRead: false,
  ...change,
})

it('says what happened, where to see it, and how to get no more', () => {
  const { subject, text, html } = digestWords([notification()], { ...PLACE, total: 31 })
  expect(subject).toBe('31 things happened in your scenes')
  expect(text).toContain(
    `The keeper of Hollow Point\n3 new segments after yours; the newest is by tomas.\nhttps://skein.example/s/${SCENE}?segment=4`,
  )
  expect(text).toContain('And 30 more in your inbox: https://skein.example/inbox')
  expect(text).toContain('No more of these: https://skein.example/unsubscribe/abc')
  expect(html).toContain('<a href="https://skein.example/unsubscribe/abc">No more of these</a>')
})

it('is in its reader’s language, whatever happened', () => {
  const failed = notification({ kind: 'job_failed', errorCode: 'provider_failed' })
  const { subject, text, html } = digestWords([notification(), failed], { ...PLACE, language: 'de', total: 2 })
  expect(subject).toBe('In deinen Szenen ist 2 Mal etwas geschehen')
  expect(html).toContain('<html lang="de">')
  for (const words of [
    '3 neue Segmente nach deinem; das neueste ist von tomas.',
    'ist nicht veröffentlicht. Ein Anbieter hat nicht geliefert, auch nach mehreren Versuchen.',
    'Dein Posteingang: https://skein.example/inbox',
    'Keine solchen Mails mehr: https://skein.example/unsubscribe/abc',
  ])
    expect(text).toContain(words)
  for (const kind of NOTIFICATION_KINDS)
    expect(digestWords([notification({ kind })], { ...PLACE, language: 'de', total: 1 }).text).not.toMatch(
      /\b(?:your|the)\b(?! keeper)/i,
    )
})

it('shows titles and names as text and nothing else, whatever stands in them', () => {
  const plain = digestWords([notification({ scene: { id: notification().scene.id, title: 'x' } })], {
    ...PLACE,
    total: 1,
  })
  const tagsOf = (html: string) => html.match(/<[^>]*>/g)
  const words = fc.oneof(
    anyText(),
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '"><script>',
      '</title><b>',
      'a\r\nSubject: b',
      '\u202egnp.exe',
      '&lt;',
    ),
  )
  fc.assert(
    fc.property(words, words, fc.constantFrom(...NOTIFICATION_KINDS), (title, displayName, kind) => {
      const hostile = notification({
        kind,
        scene: { id: notification().scene.id, title },
        actor: { username: 'tomas', displayName },
      })
      const { subject, text, html } = digestWords([hostile], { ...PLACE, total: 1 })
      expect(subject).toBe(plain.subject)
      const isAddress = (tag: string) => tag.startsWith('<a href="https://skein.example/')
      const shape = (tags: readonly string[] | null) => tags?.map((tag) => (isAddress(tag) ? '<a>' : tag))
      expect(shape(tagsOf(html))).toEqual(shape(tagsOf(plain.html)))
      // Every line is ours: a title that brought lines of its own would shift the rest.
      expect(text.split(/[\r\n\u2028\u2029\u0085\v\f]/).length).toBe(plain.text.split('\n').length)
      expect(text).not.toMatch(/\p{Bidi_Control}/u)
    }),
  )
})

it('knows the tokens it made and no others', () => {
  const token = unsubscribeToken(SCENE, 'a secret')
  expect(readUnsubscribeToken(token, 'a secret')).toBe(SCENE)
  expect(readUnsubscribeToken(token, 'another secret')).toBeNull()
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((end) => `${SCENE}.${end}`),
      ),
      (forged) => {
        expect(readUnsubscribeToken(forged, 'a secret')).toBeNull()
      },
    ),
  )
})
