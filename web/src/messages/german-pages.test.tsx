import { diffBible, getBible, listBibleProposals, listBibleVersions } from '@skein/contract/bible-routes'
import { FILM_NOTES, filmNote } from '@skein/contract/film-notes'
import { getJob, JOB_ERRORS } from '@skein/contract/jobs'
import { changePreferences } from '@skein/contract/people'
import { getScene } from '@skein/contract/scenes'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LanguageChoice } from '../app/language-choice.tsx'
import { fieldErrors } from '../lib/field-errors.ts'
import { paths } from '../lib/paths.ts'
import { AT, makeBible, makeJob, makeScene, makeScript, sceneId } from '../test/make.ts'
import { renderApp, signedIn, withFakeBrowser } from '../test/render-app.tsx'
import { judgedBible, judgedText, verdictOfTheRules } from '../test/verdict-of-the-rules.ts'
import { filmNoteWords } from './film-note-words.ts'
import { serverWords } from './server-words.ts'
import { serverWordsReady, startLanguage } from './translation.ts'

const browser = withFakeBrowser()
const speak = async (language: 'de' | 'en') => {
  localStorage.setItem('skein.language', language)
  await startLanguage({ de: () => import('./de/catalogue.ts') }, { de: () => import('./de/server.ts') })
}
beforeEach(async () => {
  await speak('de')
  signedIn(browser.api)
})
afterEach(() => speak('en'))

describe('the language of the pages', () => {
  it('is kept with the account of whoever chooses a language, so that their mails are in it', async () => {
    const reload = vi.fn<() => void>()
    vi.stubGlobal('location', { search: '', reload })
    browser.api.on(changePreferences, () => ({ keepsHistory: true, showsLikes: false, stopsAt: [], language: null }))
    render(<LanguageChoice />)
    await userEvent.selectOptions(screen.getByRole('combobox'), 'English')
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
    expect(browser.api.to(changePreferences)[0]?.body).toEqual({ language: 'en' })
  })
})

describe('what the server says, on a page in German', () => {
  it('is a verdict of the rules, with the words of the bible as they are and a model’s as it wrote them', async () => {
    const { findings, notes } = verdictOfTheRules
    const [first] = findings
    if (first === undefined) throw new Error('nothing was found')
    const { wording: _, ...unworded } = { ...first, kind: 'location_jump' as const, reason: 'Wie kam sie dorthin?' }
    browser.api.on(getJob, () =>
      makeJob({
        status: 'failed',
        stage: 'error',
        completedAt: AT,
        inputText: judgedText,
        script: { ...makeScript(), language: 'fr', notes: [FILM_NOTES.script_noPlace, 'A model said this.'] },
        verdict: {
          ...verdictOfTheRules,
          validator: 'structural@1+local@3+model:any',
          findings: [...findings, unworded],
          notes: [...notes, 'An old note.'],
        },
        error: { code: 'continuity_blocked', stage: 'continuity_validation', ...JOB_ERRORS.continuity_blocked },
        can: { cancel: false, retry: false, accept: false },
      }),
    )
    browser.api.on(getBible, () => ({ bible: judgedBible, version: 3, newestVersion: 3, createdAt: AT }))
    renderApp(paths.job(makeJob().id))
    const verdict = within(await screen.findByRole('region', { name: 'Kontinuität' }))
    const cards = verdict.getAllByRole('article').map(({ textContent }) => textContent)
    expect(cards[0]).toContain('„television“ ist erst aus dem Jahr 1926 bekannt')
    expect(cards[1]).toContain('Odo handelt hier, ist in der Geschichte aber tot: Odo drowned in the harbour.')
    expect(cards[1]).toContain('wie es kommt, dass Odo lebt.')
    expect(cards[2]).toContain('Mara sieht hier, obwohl die Bibel über Mara sagt: „blind since {n} <b>winters</b>“.')
    expect(verdict.getByText('Wie kam sie dorthin?').closest('[lang]')?.getAttribute('lang')).toBe('de')
    expect(
      verdict.getByText('Eine vorgeschlagene Änderung wurde weggelassen: Odo ist schon aus der Geschichte.'),
    ).toBeDefined()
    expect(verdict.getByText('An old note.').closest('[lang]')?.getAttribute('lang')).toBe('en')
    expect(screen.getByText('Der Text sagt nicht, wo es geschieht; gezeigt wird ein schlichter Raum.')).toBeDefined()
    expect(screen.getByText('A model said this.').closest('[lang]')?.getAttribute('lang')).toBe('en')
  })

  it('is the difference between two versions of a bible, and English where a line was kept without its wording', async () => {
    const tie = {
      id: 'change_tie',
      values: { name: 'Mara', tie: 'keeper of', other: { id: 'part_somebody', values: {} } },
    }
    browser.api.on(getScene, () => makeScene())
    browser.api.on(getBible, () => ({ bible: makeBible(), version: 3, newestVersion: 3, createdAt: AT }))
    browser.api.on(listBibleProposals, () => ({ items: [], nextCursor: null }))
    browser.api.on(diffBible, () => ({
      from: 2,
      to: 3,
      changes: [line],
    }))
    const line = { kind: 'added', pointer: '/characters/0', text: 'Mara, keeper of: (somebody)', wording: tie } as const
    const old = { kind: 'added', pointer: '/characters/1', text: 'Odo joins the cast' } as const
    const version = { createdAt: AT, segment: null, editor: { username: 'ines', displayName: null } }
    browser.api.on(listBibleVersions, () => ({
      items: [{ ...version, version: 3, changes: [old], reason: filmNote('version_back', { n: '1' }) }],
      nextCursor: null,
    }))
    renderApp(`${paths.bible(sceneId())}?tab=history`)
    expect(await screen.findByText('Mara, keeper of: (jemand)')).toBeDefined()
    expect(screen.getByText('Neu: Mara, keeper of: (jemand)')).toBeDefined()
    expect((await screen.findByText('Odo joins the cast')).getAttribute('lang')).toBe('en')
    expect(screen.getByText('„Zurück zu Fassung 1“')).toBeDefined()
  })

  it('names languages, counts by German rules, and falls back to the sentence for a wording it does not know', async () => {
    await serverWordsReady()
    const inFrench = { id: 'note_otherLanguage', values: { language: { language: 'fr' } } }
    expect(serverWords('The text is in French: …', inFrench).words).toMatch(/^Die Sprache des Textes ist Französisch:/)
    expect(serverWords('1 day', { id: 'way_days', values: { n: 1 } })).toEqual({ words: '1 Tag', lang: undefined })
    const later = { id: 'trait_why', values: { name: 'Mara', deed: { id: 'deed_flies', values: {} }, trait: 'x' } }
    expect(serverWords('Mara flies here.', later)).toEqual({ words: 'Mara flies here.', lang: 'en' })
  })

  it('is what is wrong with a field', () => {
    const tooLong = { field: '/body/title', message: 'At most 1,200 characters.' }
    const errors = fieldErrors(
      {
        code: 'validation_failed',
        cure: '',
        fieldName: null,
        problems: [{ ...tooLong, wording: { id: 'field_tooLong', values: { n: 1200 } } }],
      },
      ['title'],
    )
    expect(errors.at('title')).toBe('Höchstens 1.200 Zeichen.')
  })

  it('is every note of a script or film, known by its sentence', async () => {
    await serverWordsReady()
    const said = filmNote('silent_part', { why: filmNote('because_timeout') })
    expect(filmNoteWords(said).words).toBe(
      'Ein Teil dieses Segments wird nicht gesprochen: die Stimme hat zu lange gebraucht.',
    )
    expect(filmNoteWords(filmNote('film_noFontMore', { characters: 'ꦗ (U+A997)', n: '2' })).words).toMatch(
      /^Keine der Schriften hier kann ꦗ \(U\+A997\) und 2 weitere zeichnen/,
    )
    expect(filmNoteWords(filmNote('script_otherLanguage', { language: 'French' }), 'fr').words).toMatch(/Französisch/)
    for (const sentence of Object.values(FILM_NOTES)) expect(filmNoteWords(sentence).lang).toBeUndefined()
  })
})
