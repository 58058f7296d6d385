import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ideaId, jobId, sceneId } from '../test/make.ts'
import { paths, safeNext } from './paths.ts'

describe('paths', () => {
  it('has one address for every place', () => {
    expect([
      paths.home(),
      paths.topic('tides-and-coasts'),
      paths.newIdea('tides-and-coasts'),
      paths.search('a lamp & fog'),
      paths.search(''),
      paths.idea(ideaId()),
      paths.newScene(ideaId()),
      paths.scene(sceneId()),
      paths.scene(sceneId(), { t: 12 }),
      paths.scene(sceneId(), { segment: 3 }),
      paths.write(sceneId()),
      paths.job(jobId()),
      paths.me(),
      paths.signIn(),
      paths.signIn('/me'),
      paths.register(),
      paths.welcome(),
    ]).toMatchInlineSnapshot(`
      [
        "/",
        "/t/tides-and-coasts",
        "/t/tides-and-coasts/new-idea",
        "/search?q=a+lamp+%26+fog",
        "/search",
        "/i/01900003-0000-7000-8000-000000000001",
        "/i/01900003-0000-7000-8000-000000000001/new-scene",
        "/s/01900004-0000-7000-8000-000000000001",
        "/s/01900004-0000-7000-8000-000000000001?t=12",
        "/s/01900004-0000-7000-8000-000000000001?segment=3",
        "/s/01900004-0000-7000-8000-000000000001/write",
        "/jobs/01900006-0000-7000-8000-000000000001",
        "/me",
        "/sign-in",
        "/sign-in?next=%2Fme",
        "/register",
        "/welcome",
      ]
    `)
  })
})

describe('where to go after signing in', () => {
  it('follows a path of this site with its query', () => {
    expect(safeNext('/s/1/write?a=b#c')).toBe('/s/1/write?a=b#c')
  })

  it.each([
    null,
    '',
    'me',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('goes home instead of to %j', (next) =>
    expect(new URL(safeNext(next), 'http://skein.test').host).toBe('skein.test'),
  )

  it('never leaves this site', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `/${tail}`),
        ),
        (next) => {
          expect(new URL(safeNext(next), 'http://skein.test').host).toBe('skein.test')
        },
      ),
    )
  })
})
