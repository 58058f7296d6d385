import {
  getIdeaFacets,
  getSceneFacets,
  searchIdeas,
  searchPeople,
  searchScenes,
  suggestSearch,
} from '@skein/contract/search'
import { listTopics } from '@skein/contract/topics'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { ideaId, makeIdea, makeScene, makeTopic, sceneId } from '../../test/make.ts'
import { renderApp, signedOut, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const NOTHING = { items: [], nextCursor: null, correctedTo: null }
const TOPICS = [{ value: 'tides-and-coasts', label: 'Tides and coasts', count: 7 }]
const FOG = [{ value: 'fog', label: 'fog', count: 3 }]
/** What the server was asked, newest last. */
let asked: Record<string, string>[] = []

beforeEach(() => {
  const { api } = browser
  asked = []
  signedOut(api)
  api.on(listTopics, () => ({ items: [makeTopic()], nextCursor: null }))
  api.on(searchIdeas, ({ query }) => {
    asked.push(Object.fromEntries(query))
    return { items: [makeIdea()], nextCursor: null, correctedTo: null }
  })
  api.on(searchScenes, ({ query }) => {
    asked.push(Object.fromEntries(query))
    return { items: [makeScene()], nextCursor: null, correctedTo: null }
  })
  api.on(searchPeople, () => ({
    items: [{ username: 'yuki_s', displayName: 'Yuki', sceneCount: 2 }],
    nextCursor: null,
    correctedTo: null,
  }))
  api.on(getIdeaFacets, () => ({ topics: TOPICS, tags: FOG }))
  api.on(getSceneFacets, () => ({
    topics: TOPICS,
    tags: FOG,
    languages: [{ value: 'de', label: 'de', count: 1 }],
    lengths: [{ value: 'short', label: 'short', count: 4 }],
    contentNotes: [{ value: 'grief', label: 'grief', count: 3 }],
  }))
  api.on(suggestSearch, () => ({
    scenes: [{ id: sceneId(), title: 'The keeper of Hollow Point', topic: 'Tides and coasts' }],
    ideas: [{ id: ideaId(), title: 'The lamp that answers', topic: 'Tides and coasts' }],
    people: [{ username: 'yuki_s', displayName: 'Yuki' }],
  }))
})

describe('the search page', () => {
  it('shows a few of each kind, and each kind alone', async () => {
    renderApp(paths.search('lamp'))
    expect(await screen.findByRole('heading', { level: 3, name: 'The keeper of Hollow Point' })).toBeDefined()
    expect(await screen.findByRole('heading', { level: 3, name: 'The lamp that answers' })).toBeDefined()
    expect((await screen.findByRole('link', { name: 'Yuki' })).getAttribute('href')).toBe(paths.person('yuki_s'))
    const kinds = within(screen.getByRole('navigation', { name: 'What to search' }))
    expect(kinds.getByRole('link', { name: 'People' }).getAttribute('href')).toBe('/search?q=lamp&kind=people')
  })

  it('keeps every facet in its address, included and excluded, and goes back over them', async () => {
    const user = userEvent.setup()
    const { router } = renderApp(paths.search('lamp', { kind: 'scenes' }))
    await user.click(await screen.findByRole('button', { name: 'Only German' }))
    await user.click(await screen.findByRole('button', { name: 'Not Tides and coasts' }))
    expect(router.state.location.search).toBe('?q=lamp&kind=scenes&topicsNot=tides-and-coasts&languages=de')
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ q: 'lamp', topicsNot: 'tides-and-coasts', languages: 'de' }),
    )
    expect(screen.getByRole('button', { name: 'Not Tides and coasts' }).getAttribute('aria-pressed')).toBe('true')
    await router.navigate(-1)
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Not Tides and coasts' }).getAttribute('aria-pressed')).toBe('false'),
    )
    expect(router.state.location.search).toBe('?q=lamp&kind=scenes&languages=de')
    await user.click(await screen.findByRole('button', { name: 'Take away: Language German' }))
    expect(router.state.location.search).toBe('?q=lamp&kind=scenes')
  })

  it('says that it looked for other words than were typed', async () => {
    browser.api.on(searchIdeas, () => ({ items: [makeIdea()], nextCursor: null, correctedTo: 'lamp' }))
    renderApp(paths.search('lapm', { kind: 'ideas' }))
    expect(await screen.findByText('lamp', { selector: 'strong' })).toBeDefined()
  })

  it('says what to loosen when nothing is found', async () => {
    browser.api.on(searchIdeas, () => NOTHING)
    renderApp(paths.search('lamp fog', { kind: 'ideas', tagsNot: 'fog' }))
    expect((await screen.findByRole('link', { name: 'Search without the filters' })).getAttribute('href')).toBe(
      '/search?q=lamp+fog&kind=ideas',
    )
    expect(screen.getByRole('link', { name: 'Search for any of the words' }).getAttribute('href')).toBe(
      '/search?q=lamp+or+fog&kind=ideas&tagsNot=fog',
    )
  })
})

describe('the search field', () => {
  it('is reached with "/", suggests while one types, moves by arrows and opens with Enter', async () => {
    const user = userEvent.setup()
    const { router } = renderApp(paths.search('', { kind: 'people' }))
    const field = await screen.findByRole('combobox', { name: 'Search ideas, scenes and people' })
    await user.keyboard('/')
    expect(document.activeElement).toBe(field)
    await user.keyboard('la')
    expect(
      await within(await screen.findByRole('listbox', { name: 'Suggestions' })).findAllByRole('option'),
    ).toHaveLength(3)
    expect(field.getAttribute('aria-expanded')).toBe('true')
    await user.keyboard('{ArrowDown}{ArrowDown}')
    const second = screen.getByRole('option', { name: /The lamp that answers/ })
    expect(field.getAttribute('aria-activedescendant')).toBe(second.id)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.idea(ideaId())))
  })

  it('searches with Enter while nothing is chosen, and Esc closes, then clears', async () => {
    const user = userEvent.setup()
    const { router } = renderApp(paths.search('', { kind: 'ideas' }))
    const name = 'Search ideas, scenes and people'
    await user.type(await screen.findByRole('combobox', { name }), 'lamp')
    await within(await screen.findByRole('listbox', { name: 'Suggestions' })).findAllByRole('option')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.search).toBe('?q=lamp&kind=ideas'))
    const field = await screen.findByRole<HTMLInputElement>('combobox', { name })
    await user.type(field, 's')
    await within(await screen.findByRole('listbox', { name: 'Suggestions' })).findAllByRole('option')
    await user.keyboard('{Escape}')
    expect(
      within(screen.getByRole('listbox', { hidden: true, name: 'Suggestions' })).queryAllByRole('option'),
    ).toHaveLength(0)
    expect(field.value).toBe('lamps')
    await user.keyboard('{Escape}')
    expect(field.value).toBe('')
  })
})
