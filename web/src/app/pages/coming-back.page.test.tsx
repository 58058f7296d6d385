import { getBible } from '@skein/contract/bible-routes'
import { getSetup } from '@skein/contract/accounts'
import { followPerson, followScene, followTopic, listFollows, listNews, unfollowScene } from '@skein/contract/follows'
import { listIdeas, listTags } from '@skein/contract/ideas'
import {
  changePreferences,
  getPreferences,
  getProfile,
  listLiked,
  listStarted,
  listWritten,
} from '@skein/contract/people'
import type { Route } from '@skein/contract/route'
import { getScene, listScenes, listSegments } from '@skein/contract/scenes'
import { getSegment } from '@skein/contract/segments'
import { getTopic, listTopics } from '@skein/contract/topics'
import {
  clearWatchHistory,
  forgetWatchPosition,
  getWatchPosition,
  keepWatchPosition,
  listWatchHistory,
} from '@skein/contract/watching'
import { act, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { devicePlaces } from '../../features/watching/device-places.ts'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import {
  AT,
  makeBible,
  makeIdea,
  makeNews,
  makeProfile,
  makeScene,
  makeSegment,
  makeSegments,
  makeTopic,
  makeWatched,
  sceneId,
  segmentId,
} from '../../test/make.ts'
import { renderApp, signedIn, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const user = userEvent.setup()
const none = () => ({ items: [], nextCursor: null })
beforeEach(() => {
  const { api } = browser
  signedIn(api)
  api.on(getSetup, () => ({ ownerNeeded: false, tokenNeeded: false }))
  api.on(listTopics, () => ({ items: [makeTopic()], nextCursor: null }))
  api.on(getTopic, () => makeTopic())
  api.on(listScenes, () => ({ items: [makeScene({ posterUrl: '/poster.webp' })], nextCursor: null }))
  api.on(listIdeas, () => ({ items: [makeIdea()], nextCursor: null }))
  api.on(getScene, () => makeScene())
  api.on(listSegments, () => ({ items: makeSegments(3), nextCursor: null }))
  api.on(getSegment, () => makeSegment())
  api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
  api.on(listWatchHistory, () => ({ items: [makeWatched()], nextCursor: null }))
  api.on(listNews, () => ({ items: [makeNews()], nextCursor: null }))
  api.on(listFollows, none)
  api.on(getWatchPosition, () => ({ position: null }))
  api.on(getPreferences, () => ({ keepsHistory: true, showsLikes: false }))
  api.on(getProfile, () => makeProfile())
  for (const list of [listWritten, listStarted, listLiked])
    api.on(list, () => ({ items: [makeScene()], nextCursor: null }))
})

describe('the front page of somebody with an account', () => {
  it('begins with what they did not finish, how far they came and what is new there', async () => {
    renderApp(paths.home())
    const shelf = within(await screen.findByRole('list', { name: 'Continue watching' }))
    expect(shelf.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('44')
    expect(shelf.getByText('2 new segments since')).toBeDefined()
    expect(shelf.getByRole('link', { name: 'The keeper of Hollow Point' }).getAttribute('href')).toBe(
      paths.scene(sceneId()),
    )
  })

  it('goes on with what is new, why it is there, and who wrote it', async () => {
    renderApp(paths.home())
    const news = within(await screen.findByRole('list', { name: 'New segments for you' }))
    expect(news.getByText('You wrote here')).toBeDefined()
    expect(news.getByRole('link', { name: 'tomas' }).getAttribute('href')).toBe(paths.person('tomas'))
    expect(news.getByRole('link', { name: 'A longer night' }).getAttribute('href')).toBe(
      paths.scene(sceneId(2), { segment: 4 }),
    )
  })

  it('takes a scene out of the history', async () => {
    let watched = [makeWatched()]
    browser.api.on(listWatchHistory, () => ({ items: watched, nextCursor: null }))
    browser.api.on(forgetWatchPosition, () => {
      watched = []
      return undefined
    })
    renderApp(paths.home())
    await user.click(await screen.findByRole('button', { name: 'Take The keeper of Hollow Point out of the history' }))
    await expect.poll(() => screen.queryByRole('list', { name: 'Continue watching' })).toBeNull()
    expect(browser.api.to(forgetWatchPosition)).toHaveLength(1)
  })

  it('stands without what could not be read of theirs', async () => {
    browser.api.on(listWatchHistory, () => problem('unavailable'))
    renderApp(paths.home())
    expect((await screen.findByRole('alert')).textContent).toContain('Try again in a few seconds.')
    expect(screen.getByRole('list', { name: 'New segments for you' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Watch' })).toBeDefined()
  })

  it('shows a stranger the next step instead, and asks for nothing of theirs', async () => {
    localStorage.clear()
    signedOut(browser.api)
    renderApp(paths.home())
    expect((await screen.findByRole('link', { name: 'Create an account' })).getAttribute('href')).toBe(paths.register())
    expect(browser.api.to(listWatchHistory)).toEqual([])
    expect(browser.api.to(listNews)).toEqual([])
  })
})

describe('following', () => {
  it.each([
    ['a scene', paths.scene(sceneId()), 'Follow The keeper of Hollow Point', followScene],
    ['a topic', paths.topic('tides-and-coasts'), 'Follow Tides and coasts', followTopic],
    ['a person', paths.person('tomas'), 'Follow Tomas', followPerson],
  ] as const)('%s is one press, and the button says that it holds', async (_, path, name, route) => {
    for (const follow of [followScene, followTopic, followPerson] as readonly Route<never, { following: boolean }>[])
      browser.api.on(follow, () => ({ following: true }))
    renderApp(path)
    await user.click(await screen.findByRole('button', { name, pressed: false }))
    expect(
      await screen.findByRole('button', { name: name.replace('Follow', 'Following'), pressed: true }),
    ).toBeDefined()
    expect(browser.api.to(route)).toHaveLength(1)
  })

  it('asks a stranger to sign in, and brings them back', async () => {
    localStorage.clear()
    signedOut(browser.api)
    const { router } = renderApp(paths.topic('tides-and-coasts'))
    await user.click(await screen.findByRole('button', { name: 'Follow Tides and coasts' }))
    await expect.poll(() => router.state.location.pathname).toBe('/sign-in')
    expect(new URLSearchParams(router.state.location.search).get('next')).toBe(paths.topic('tides-and-coasts'))
    expect(browser.api.to(followTopic)).toEqual([])
  })

  it('ends in the list of everything followed, which says how to begin when it is empty', async () => {
    let follows = [{ type: 'scene' as const, key: sceneId(), name: 'The keeper', since: AT }]
    browser.api.on(listFollows, () => ({ items: follows, nextCursor: null }))
    browser.api.on(unfollowScene, () => {
      follows = []
      return { following: false }
    })
    renderApp(paths.following())
    await user.click(await screen.findByRole('button', { name: 'Following The keeper' }))
    expect(await screen.findByText('You do not follow anything yet.')).toBeDefined()
  })
})

describe('a scene one has watched before', () => {
  const place = { segmentId: segmentId(2), sequence: 2, seconds: 5, at: 21, newSegments: 0, watchedAt: AT }

  // jsdom has the elements and plays nothing.
  beforeEach(() => {
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
    vi.spyOn(HTMLMediaElement.prototype, 'load').mockReturnValue()
    const tracks = Object.assign(new EventTarget(), { [Symbol.iterator]: () => [].values() })
    Object.defineProperty(HTMLMediaElement.prototype, 'textTracks', { configurable: true, value: tracks })
  })
  afterAll(() => vi.restoreAllMocks())

  it('goes on where the account stopped, on any device, or starts over', async () => {
    browser.api.on(getWatchPosition, () => ({ position: place }))
    renderApp(paths.scene(sceneId()))
    expect(await screen.findByRole('button', { name: /Go on in segment 2/ })).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    expect(await screen.findByRole('region', { name: /^Player/ })).toBeDefined()
    expect(screen.getByRole<HTMLInputElement>('slider', { name: 'Place in the scene' }).value).toBe('0')
  })

  it('is kept when they leave in the middle, with what they knew of', async () => {
    browser.api.on(keepWatchPosition, () => ({ kept: true }))
    const { unmount } = renderApp(paths.scene(sceneId()))
    await user.click(await screen.findByRole('button', { name: /Watch from the beginning/ }))
    await screen.findByRole('region', { name: /^Player/ })
    const video = document.querySelector('video')
    if (video === null) throw new Error('there is no video')
    act(() => {
      video.dispatchEvent(new Event('playing'))
      video.currentTime = 6.5
      video.dispatchEvent(new Event('timeupdate'))
    })
    expect(browser.api.to(keepWatchPosition)).toEqual([])
    window.dispatchEvent(new Event('pagehide'))
    expect(browser.api.to(keepWatchPosition).map(({ body }) => body)).toEqual([
      { segmentId: segmentId(1), seconds: 6, newestSequence: 3 },
    ])
    unmount()
    expect(browser.api.to(keepWatchPosition)).toHaveLength(1)
  })

  it('offers what is new to whoever had seen all of it', async () => {
    browser.api.on(getWatchPosition, () => ({ position: { ...place, seconds: 16, at: 32, newSegments: 1 } }))
    renderApp(paths.scene(sceneId()))
    expect(await screen.findByRole('button', { name: /Watch the new segment/ })).toBeDefined()
  })

  it('begins where a link says, whatever was kept', async () => {
    browser.api.on(getWatchPosition, () => ({ position: place }))
    renderApp(paths.scene(sceneId(), { segment: 3 }))
    expect(await screen.findByRole('button', { name: /Watch from segment 3/ })).toBeDefined()
  })

  it('goes on for a stranger from what this device kept', async () => {
    localStorage.clear()
    signedOut(browser.api)
    devicePlaces.write(sceneId(), { segmentId: segmentId(3), seconds: 4 })
    renderApp(paths.scene(sceneId()))
    expect(await screen.findByRole('button', { name: /Go on in segment 3/ })).toBeDefined()
    expect(browser.api.to(getWatchPosition)).toEqual([])
  })

  it('plays from the beginning when the place cannot be read', async () => {
    browser.api.on(getWatchPosition, () => problem('unavailable'))
    renderApp(paths.scene(sceneId()))
    expect(await screen.findByRole('button', { name: /Watch from the beginning/ })).toBeDefined()
  })
})

describe('the watch history', () => {
  it('is cleared after asking, and can be switched off', async () => {
    let watched = [makeWatched()]
    browser.api.on(listWatchHistory, () => ({ items: watched, nextCursor: null }))
    browser.api.on(clearWatchHistory, () => {
      watched = []
      return undefined
    })
    browser.api.on(changePreferences, () => ({ keepsHistory: false, showsLikes: false }))
    renderApp(paths.history())
    await user.click(await screen.findByRole('button', { name: 'Clear all' }))
    expect(browser.api.to(clearWatchHistory)).toEqual([])
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Clear it' }))
    expect(await screen.findByText('You have not watched anything yet.')).toBeDefined()
    await user.click(screen.getByRole('checkbox', { name: 'Remember where I stop watching' }))
    expect(await screen.findByText('Your history is switched off.')).toBeDefined()
    expect(browser.api.to(changePreferences)[0]?.body).toEqual({ keepsHistory: false })
  })
})

describe('a profile', () => {
  it('shows what somebody wrote, began and, when they show it, likes', async () => {
    browser.api.on(getProfile, () => makeProfile({ viewer: { isMe: false, following: false, canSeeLikes: true } }))
    renderApp(paths.person('tomas'))
    expect(await screen.findByRole('heading', { level: 1, name: 'Tomas' })).toBeDefined()
    expect(screen.getByText('here since November 2026')).toBeDefined()
    await user.click(screen.getByRole('link', { name: 'Likes' }))
    expect(await screen.findByRole('list', { name: 'Likes: Tomas' })).toBeDefined()
  })

  it('has no likes for others unless they are shown, and none are asked for', async () => {
    renderApp(paths.person('tomas', 'liked'))
    expect(await screen.findByRole('list', { name: 'Wrote in: Tomas' })).toBeDefined()
    expect(screen.queryByRole('link', { name: 'Likes' })).toBeNull()
    expect(browser.api.to(listLiked)).toEqual([])
  })

  it('of one’s own says what to do next, and lets one show one’s likes', async () => {
    browser.api.on(getProfile, () =>
      makeProfile({ username: 'mara', viewer: { isMe: true, following: false, canSeeLikes: true } }),
    )
    browser.api.on(listLiked, none)
    browser.api.on(changePreferences, () => ({ keepsHistory: true, showsLikes: true }))
    renderApp(paths.person('mara', 'liked'))
    expect(await screen.findByText('You have not liked a scene yet.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Follow/ })).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Others may see what I like' }))
    await expect.poll(() => screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true)
  })

  it('is as deep as it was left when one comes back to it', async () => {
    browser.api.on(listWritten, ({ query }) =>
      query.has('cursor')
        ? { items: [makeScene({ id: sceneId(9), title: 'Far down' })], nextCursor: null }
        : { items: [makeScene()], nextCursor: 'further' },
    )
    const { router } = renderApp(paths.person('tomas'))
    await user.click(await screen.findByRole('button', { name: 'Show more' }))
    await user.click(await screen.findByRole('link', { name: 'Far down' }))
    await screen.findByRole('heading', { level: 1, name: 'The keeper of Hollow Point' })
    await act(() => router.navigate(-1))
    expect(await screen.findByRole('heading', { level: 1, name: 'Tomas' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Far down' })).toBeDefined()
  })

  it('of nobody is nothing here', async () => {
    browser.api.on(getProfile, () => problem('not_found'))
    renderApp(paths.person('nobody'))
    expect(await screen.findByRole('link', { name: 'Go to the front page' })).toBeDefined()
  })
})

describe('browsing', () => {
  it('goes from all tags to the ideas of one, and from an idea back to its tags', async () => {
    browser.api.on(listTags, () => ({ items: [{ tag: 'fog & rain', ideaCount: 2 }], nextCursor: null }))
    let asked = ''
    browser.api.on(listIdeas, ({ query }) => {
      asked = query.get('tagsAll') ?? ''
      return { items: [makeIdea()], nextCursor: null }
    })
    renderApp(paths.tags())
    await user.click(await screen.findByRole('link', { name: /#fog & rain/ }))
    expect(await screen.findByRole('heading', { level: 1, name: '#fog & rain' })).toBeDefined()
    expect(await screen.findByRole('link', { name: 'The lamp that answers' })).toBeDefined()
    expect(asked).toBe('fog & rain')
  })

  it('narrows a topic by the address, and shows the way out of a choice that fits nothing', async () => {
    let asked = new URLSearchParams()
    browser.api.on(listScenes, ({ query }) => {
      asked = query
      return query.has('state') ? none() : { items: [makeScene()], nextCursor: null }
    })
    const { router } = renderApp(`${paths.topic('tides-and-coasts')}?category=ships&state=finished`)
    expect(await screen.findByText('No scene fits this choice.')).toBeDefined()
    expect([asked.get('category'), asked.get('state')]).toEqual(['ships', 'finished'])
    await user.click(screen.getByRole('link', { name: 'Show all scenes' }))
    expect(await screen.findByRole('link', { name: 'The keeper of Hollow Point' })).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Open' }))
    expect(router.state.location.search).toBe('?state=open')
  })
})
