import { getSetup } from '@skein/contract/accounts'
import { listScenes } from '@skein/contract/scenes'
import { listTopics } from '@skein/contract/topics'
import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { makeScene, makeTopic, sceneId } from '../../test/make.ts'
import { renderApp, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
beforeEach(() => {
  const { api } = browser
  signedOut(api)
  api.on(getSetup, () => ({ ownerNeeded: false, tokenNeeded: false }))
  api.on(listTopics, () => ({ items: [makeTopic()], nextCursor: null }))
  api.on(listScenes, () => ({ items: [makeScene({ posterUrl: '/poster.webp' })], nextCursor: null }))
})

describe('the front page', () => {
  it('invites the owner while there is none', async () => {
    browser.api.on(getSetup, () => ({ ownerNeeded: true, tokenNeeded: false }))
    renderApp(paths.home())
    expect((await screen.findByRole('link', { name: 'Create the owner account' })).getAttribute('href')).toBe(
      '/welcome',
    )
  })

  it('puts the growing scene first, to be watched or continued', async () => {
    renderApp(paths.home())
    expect(await screen.findByRole('heading', { level: 2, name: 'The keeper of Hollow Point' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Watch' }).getAttribute('href')).toBe(paths.scene(sceneId()))
    expect(screen.getByRole('link', { name: 'Write what happens next' }).getAttribute('href')).toBe(
      paths.write(sceneId()),
    )
    expect(screen.queryByRole('link', { name: 'Create the owner account' })).toBeNull()
  })

  it('says how to begin where nothing plays yet', async () => {
    browser.api.on(listTopics, () => ({ items: [makeTopic({ sceneCount: 0 })], nextCursor: null }))
    browser.api.on(listScenes, () => ({ items: [], nextCursor: null }))
    renderApp(paths.home())
    expect((await screen.findByRole('link', { name: /Begin in/ })).getAttribute('href')).toBe(
      paths.topic('tides-and-coasts'),
    )
    expect(screen.getByRole('heading', { name: 'Waiting for a first scene' })).toBeDefined()
  })

  it('keeps its header and a way out when Skein cannot answer', async () => {
    browser.api.on(listScenes, () => problem('unavailable'))
    renderApp(paths.home())
    expect(await screen.findByText('Try again in a few seconds.')).toBeDefined()
    expect(screen.getByRole('banner')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeDefined()
  })
})
