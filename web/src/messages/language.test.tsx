import { render } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asProblem } from '../api/api-problem.ts'
import { spoken } from '../lib/durations.ts'
import { month } from '../lib/instants.ts'
import { everywhereWords } from './en/everywhere.ts'
import { sceneWords } from './en/scene.ts'
import { chooseLanguage, languageFor, setSpoken } from './language.ts'
import { pseudo } from './pseudo.ts'
import { startLanguage } from './translation.ts'

const german = { de: () => import('./de/catalogue.ts') }

describe('the language of the pages', () => {
  it('is the one somebody chose, else the first of their browser that the pages speak, else English', () => {
    expect(languageFor('de', ['en-GB'])).toEqual({ language: 'de', locale: 'de', dir: 'ltr' })
    expect(languageFor(null, ['fr-FR', 'de-AT', 'en'])).toEqual({ language: 'de', locale: 'de-AT', dir: 'ltr' })
    expect(languageFor('xx', ['fr'])).toEqual({ language: 'en', locale: 'en', dir: 'ltr' })
  })
})

describe('a page in German', () => {
  afterEach(async () => {
    localStorage.clear()
    vi.unstubAllGlobals()
    await startLanguage(german)
  })

  it('speaks German by its own plural rules, dates and numbers, and says so in the document', async () => {
    vi.stubGlobal('location', { search: '', reload: vi.fn<() => void>() })
    chooseLanguage('de')
    await startLanguage(german)
    expect(document.documentElement.lang).toBe('de')
    expect([1, 1200].map((n) => everywhereWords.segments({ n }))).toEqual(['1 Segment', '1.200 Segmente'])
    expect(spoken(64)).toBe('1 min 4 s')
    expect(month('2026-03-05T12:00:00.000Z')).toBe('März 2026')
    expect(asProblem(new Error('x')).title).toBe('Bei uns ist etwas schiefgegangen.')
  })

  it('stays English when the German texts do not arrive', async () => {
    vi.stubGlobal('location', { search: '', reload: vi.fn<() => void>() })
    chooseLanguage('de')
    await startLanguage({ de: () => Promise.reject(new Error('offline')) })
    expect(document.documentElement.lang).toBe('en')
    expect(sceneWords.share).toBe('Share')
  })
})

describe('a message', () => {
  it('puts elements where its tags are', () => {
    const { container } = render(<p>{sceneWords.begunBy({ person: () => <b>Mara</b> })}</p>)
    expect(container.innerHTML).toBe('<p>begun by <b>Mara</b></p>')
  })

  it('keeps a name that is written from right to left apart from the words around it', () => {
    const title = everywhereWords.pageTitle({ title: 'המגדלור' })
    expect(title).toBe('\u2068המגדלור\u2069 · Skein')
  })

  it('keeps its placeholders in the language that tries the layout', () => {
    expect(pseudo(['Read ', ['n', 2, { one: ['a ', ['b', 'line']], other: [0, ' lines'] }]])).toEqual([
      'Rééáád ',
      ['n', 2, { one: ['áá ', ['b', 'líínéé']], other: [0, ' líínéés'] }],
    ])
    setSpoken({ language: 'en', locale: 'en', dir: 'rtl' })
    expect(everywhereWords.pageTitle({ title: 'Ines' })).toBe('\u2068Ines\u2069 · Skein')
  })
})
