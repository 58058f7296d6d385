import { getIdea } from '@skein/contract/ideas'
import { addressOf } from '@skein/contract/address'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ideaId, makeIdea } from '../test/make.ts'
import { withFakeBrowser } from '../test/render-app.tsx'
import { call } from './call.ts'
import { sessionHint } from './session-hint.ts'

const browser = withFakeBrowser()
const input = { params: { ideaId: ideaId() } }
const ask = () => call(getIdea, input)

/** The page as the server sends it. */
function write(address: string, answer: unknown): void {
  const element = Object.assign(document.createElement('script'), {
    type: 'application/json',
    text: JSON.stringify(answer),
  })
  element.dataset.answers = address
  document.body.append(element)
}

describe('an answer that came with the page', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })
  const arrive = () => {
    write(addressOf(getIdea, input), makeIdea({ title: 'from the page' }))
    browser.api.on(getIdea, () => makeIdea({ title: 'from the API' }))
  }

  it('is given to the first who asks, without a request, and to nobody else', async () => {
    arrive()
    expect((await ask()).title).toBe('from the page')
    expect(browser.api.seen).toEqual([])
    expect((await ask()).title).toBe('from the API')
  })

  it('is not given to somebody who may be signed in: the API decides what they may do', async () => {
    arrive()
    sessionHint.set()
    expect((await ask()).title).toBe('from the API')
  })

  it('is not given once it is old, nor in a page that the browser brought back', async () => {
    arrive()
    const now = vi.spyOn(performance, 'now').mockReturnValue(15_001)
    expect((await ask()).title).toBe('from the API')
    now.mockRestore()

    arrive()
    class Navigation {
      readonly type = 'back_forward'
    }
    vi.stubGlobal('PerformanceNavigationTiming', Navigation)
    const back: unknown = new Navigation()
    Object.assign(performance, { getEntriesByType: () => [back] })
    expect((await ask()).title).toBe('from the API')
    Reflect.deleteProperty(performance, 'getEntriesByType')
    vi.unstubAllGlobals()
  })
})
