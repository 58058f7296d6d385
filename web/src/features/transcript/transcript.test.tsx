import { listTranscript } from '@skein/contract/transcript'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlayhead } from '../../player/playhead.ts'
import { makeSegments, sceneId, segmentId } from '../../test/make.ts'
import { withFakeBrowser } from '../../test/render-app.tsx'
import { Transcript } from './transcript.tsx'

const browser = withFakeBrowser()
beforeEach(() => {
  browser.api.on(listTranscript, ({ query }) => {
    const from = Number(query.get('from'))
    const items = Array.from({ length: Number(query.get('limit')) }, (_, index) => ({
      id: segmentId(from + index),
      sequence: from + index,
      author: { username: 'mara', displayName: null },
      language: 'en',
      lines: [
        { text: `Part ${from + index} begins.`, at: 0 },
        { text: `Part ${from + index} ends.`, at: 8 },
      ],
    }))
    return { items, nextFrom: null }
  })
})

function open(count: number, startAt = 0) {
  const playhead = createPlayhead()
  const onSeek = vi.fn<(to: number) => void>()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ overflowY: 'auto' }} data-testid="box">
        <Transcript
          sceneId={sceneId()}
          segments={makeSegments(count)}
          playhead={playhead}
          startAt={startAt}
          onSeek={onSeek}
        />
      </div>
    </QueryClientProvider>,
  )
  return { playhead, onSeek, user: userEvent.setup() }
}
const lineOf = (text: string) => screen.findByRole('button', { name: text })
const now = () => document.querySelector('[aria-current]')?.textContent

describe('a transcript', () => {
  it('follows what plays, and goes where a line is chosen', async () => {
    const { playhead, onSeek, user } = open(3)
    await lineOf('Part 1 begins.')
    expect(now()).toBe('Part 1 begins.')
    act(() => playhead.move(25))
    expect(now()).toBe('Part 2 ends.')
    await user.click(await lineOf('Part 3 begins.'))
    expect(onSeek).toHaveBeenCalledWith(32)
  })

  it('is one stop for the tab key, and arrow keys go from line to line', async () => {
    const { playhead, onSeek, user } = open(3)
    const first = await lineOf('Part 1 begins.')
    act(() => playhead.move(17))
    expect(document.querySelectorAll('[data-line][tabindex="0"]')).toHaveLength(1)
    act(() => first.focus())
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(document.activeElement?.textContent).toBe('Part 2 begins.')
    expect(onSeek).toHaveBeenCalledWith(16)
  })

  it('stays where somebody scrolled to until they want to come back', async () => {
    // Lines lie below the box's edge, as they would with a layout.
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return new DOMRect(0, this.dataset['line'] === undefined ? 0 : 90)
    })
    const { playhead, user } = open(3)
    await lineOf('Part 1 begins.')
    expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull()
    const box = screen.getByTestId('box')
    act(() => {
      box.dispatchEvent(new WheelEvent('wheel'))
      box.scrollTop = 400
      box.dispatchEvent(new Event('scroll'))
    })
    act(() => playhead.move(20))
    expect(box.scrollTop).toBe(400)
    await user.click(screen.getByRole('button', { name: 'Back to now' }))
    expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull()
    expect(box.scrollTop).toBe(490)
    vi.restoreAllMocks()
  })

  it('says the line of the moment when it is asked to, and is silent otherwise', async () => {
    const { playhead, user } = open(3)
    await lineOf('Part 1 begins.')
    const spoken = () => [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent).join('')
    act(() => playhead.move(9))
    expect(spoken()).toBe('')
    await user.click(screen.getByRole('button', { name: 'Say the line of this moment' }))
    expect(spoken()).toBe('Part 1 ends.')
  })

  it('of a long scene holds what is near, and finds what is far', async () => {
    const { user } = open(300, 200 * 16)
    await screen.findByText('Part 201 begins.')
    expect(document.querySelectorAll('[data-line]').length).toBeLessThanOrEqual(2 * 150)
    expect(screen.queryByText('Part 7 ends.')).toBeNull()
    await user.click(screen.getByPlaceholderText('Find in the transcript'))
    await user.paste('PART 7 ends')
    await screen.findByText('1 of 1 line')
    await user.keyboard('{Enter}')
    expect((await screen.findByText('Part 7 ends.')).dataset['found']).toBe('true')
  })
})
