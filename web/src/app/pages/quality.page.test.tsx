import { getMe } from '@skein/contract/accounts'
import { type ContinuityQuality, getContinuityQuality } from '@skein/contract/quality'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { AT, makeMe } from '../../test/make.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
const none = { hits: 0, of: 0, share: null, low: 0, high: 1 }
const some = { hits: 30, of: 42, share: 0.714, low: 0.564, high: 0.828 }
const quality = { precision: some, recall: none, f1: 0.29, f1Low: 0.21, f1High: 0.37 }

it('shows a moderator what was measured, with its intervals and its version, and what writers make of it', async () => {
  signedIn(browser.api)
  browser.api.on(getMe, () => makeMe({ role: 'moderator' }))
  browser.api.on(
    getContinuityQuality,
    (): ContinuityQuality => ({
      validator: 'local@3',
      rules: [
        { id: 'loathing', isOn: false, isOnByDefault: false },
        { id: 'only_child', isOn: false, isOnByDefault: true },
      ],
      since: AT,
      figures: {
        validator: 'local@2',
        measuredAt: AT,
        halves: [
          {
            half: 'test',
            texts: 290,
            judges: [{ name: 'local', detection: quality, blocks: quality, falseAlarms: some, falseBlocks: none }],
            kinds: [{ kind: 'anachronism', quality }],
            rules: [{ id: 'loathing', precision: some, inLegal: 5 }],
            traps: [{ trap: 'dream', falseAlarms: none }],
            millisecondsP50: 4.2,
            millisecondsP95: 11,
          },
        ],
        fiction: [],
      },
      live: [
        {
          validator: 'local@3',
          passed: 8,
          warned: 2,
          blocked: 0,
          asked: 2,
          accepted: 1,
          unasked: 0,
          kinds: [{ kind: 'location_jump', warns: 2, blocks: 0, remarks: 0, markedWrong: 1, markedRight: 0 }],
        },
      ],
    }),
  )
  renderApp(paths.quality())
  const noticed = within(await screen.findByRole('table', { name: 'Is a text with a slip noticed at all?' }))
  expect(noticed.getAllByText('71 % (56 to 83), 30 of 42')).toHaveLength(2)
  expect(noticed.getByText('none said')).toBeDefined()
  expect(noticed.getByText('0.29 (0.21 to 0.37)')).toBeDefined()
  expect(screen.getByText(/checked by local@3 now, which was not measured/)).toBeDefined()
  expect(screen.getByRole('row', { name: /^Loathing/ }).textContent).toMatch(/71 % \(56 to 83\), 30 of 42.*5.*off$/)
  expect(screen.getByRole('row', { name: /^Only child/ }).textContent).toMatch(/none said.*off, by choice$/)
  const live = within(screen.getByRole('table', { name: 'Checked by local@3' }))
  expect(live.getByText('1 of 2 (50 %)')).toBeDefined()
  const marked = screen.getByRole('row', { name: /location jump/ })
  expect(marked.textContent).toContain('1 of 2 (50 %)')
})

it('is not there for anybody else', async () => {
  signedIn(browser.api)
  renderApp(paths.quality())
  expect(await screen.findByRole('heading', { name: 'This thread leads nowhere' })).toBeDefined()
  expect(browser.api.to(getContinuityQuality)).toEqual([])
})
