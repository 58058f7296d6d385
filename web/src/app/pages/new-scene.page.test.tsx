import { getIdea } from '@skein/contract/ideas'
import { getJob } from '@skein/contract/jobs'
import { previewOpening } from '@skein/contract/preview'
import { createScene } from '@skein/contract/scenes'
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../lib/paths.ts'
import { problem } from '../../test/fake-api.ts'
import { ideaId, jobId, makeIdea, makeJob, makePreview, makeScene } from '../../test/make.ts'
import { renderApp, signedIn, withFakeBrowser } from '../../test/render-app.tsx'

const browser = withFakeBrowser()
beforeEach(() => {
  signedIn(browser.api)
  browser.api.on(getIdea, () => makeIdea())
  browser.api.on(getJob, () => makeJob({ type: 'opening' }))
  browser.api.on(createScene, () => ({ scene: makeScene({ segmentCount: 0 }), job: makeJob({ type: 'opening' }) }))
})
const open = async () => {
  const view = renderApp(paths.newScene(ideaId()))
  const title = await screen.findByLabelText('Title')
  return { ...view, title, opening: screen.getByLabelText('How does it begin?'), user: userEvent.setup() }
}
const send = () => screen.getByRole('button', { name: 'Send the opening to be filmed' })

describe('starting a scene', () => {
  it('sends title, opening and what is settled, then shows the job', async () => {
    const { title, opening, user, router } = await open()
    await user.type(title, 'Low water')
    await user.type(opening, 'The sea went out and did not come back.')
    await user.click(screen.getByText('What is settled before it begins'))
    await user.click(screen.getByRole('button', { name: 'Add a person' }))
    await user.type(screen.getByLabelText('Name of person 1'), 'Ines Cardoso')
    await user.type(screen.getByLabelText('Rules of this world'), 'The dead can be heard at low tide.')
    await user.click(send())
    await waitFor(() => expect(router.state.location.pathname).toBe(paths.job(jobId())))
    expect(browser.api.to(createScene)[0]?.body).toEqual({
      title: 'Low water',
      openingText: 'The sea went out and did not come back.',
      bible: {
        characters: [{ entityId: 'char_inescardoso', canonicalName: 'Ines Cardoso', isActive: true }],
        setting: { worldRules: ['The dead can be heard at low tide.'] },
        timeline: {},
      },
    })
  })

  it('leaves the bible out when nothing is settled, and says who may continue it', async () => {
    const { title, opening, user } = await open()
    await user.type(title, 'Low water')
    await user.type(opening, 'The sea went out.')
    await user.click(screen.getByRole('button', { name: 'Whom I invite' }))
    await user.click(send())
    await waitFor(() => expect(browser.api.to(createScene)).toHaveLength(1))
    expect(browser.api.to(createScene)[0]?.body).not.toHaveProperty('bible')
    expect(browser.api.to(createScene)[0]?.body).toMatchObject({ writers: 'invited' })
  })

  it('says what is missing at its field and sends nothing', async () => {
    const { user } = await open()
    await user.click(send())
    expect(await screen.findByText('Give the scene a title.')).toBeDefined()
    expect(screen.getByText('Write how it begins; a few sentences are enough.')).toBeDefined()
    expect(browser.api.to(createScene)).toEqual([])
  })

  it('keeps the words on this device and the key of a repeated request', async () => {
    browser.api.on(createScene, () => problem('unavailable'))
    const { title, opening, user, unmount } = await open()
    await user.type(title, 'Low water')
    await user.type(opening, 'The sea went out.')
    await user.click(send())
    await screen.findByText('Try again in a few seconds.')
    await user.click(send())
    await waitFor(() => expect(browser.api.to(createScene)).toHaveLength(2))
    const [first, second] = browser.api.to(createScene)
    expect(second?.key).toBe(first?.key)
    unmount()
    expect((await open()).opening).toHaveProperty('value', 'The sea went out.')
  })

  it('settles what was found in the text with one press', async () => {
    browser.api.on(previewOpening, () =>
      makePreview({ stills: null, cast: [{ entityId: 'char_ines', name: 'Ines', isNew: true }] }),
    )
    const { opening, user } = await open()
    await user.click(opening)
    await user.paste('Ines waited for the sea to come back.')
    await user.click(screen.getByText('What is settled before it begins'))
    await user.click(await screen.findByRole('button', { name: 'Person Ines' }, { timeout: 4000 }))
    expect(screen.getByLabelText('Name of person 1')).toHaveProperty('value', 'Ines')
    expect(screen.queryByRole('button', { name: 'Person Ines' })).toBeNull()
  })
})
