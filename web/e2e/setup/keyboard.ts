import type { Page } from 'playwright-core'

/** More stops than any page of ours has before what a person looks for. */
const STOPS_MAX = 150

interface Stop {
  role: string
  name: string
  /** What lies over it instead of it, or null when it can be seen. */
  hiddenBy: string | null
  hasOutline: boolean
}

export interface Keyboard {
  /** Every key pressed so far; a word typed counts by its letters. */
  presses: number
  /** Stops where the focus could not be seen, which must stay empty. */
  readonly unseen: string[]
  press(key: string): Promise<void>
  type(text: string): Promise<void>
  /** Tabs on until the focus is on what has this role and name. @throws when it is never reached. */
  tabTo(role: string, name: string | RegExp): Promise<void>
  /** Tabs until the focus leaves the page or, as in a dialog, is where it began. */
  tabToEnd(stopsMax: number): Promise<void>
}

const matches = (stop: Stop, role: string, name: string | RegExp): boolean =>
  stop.role === role && (typeof name === 'string' ? stop.name === name : name.test(stop.name))

/** A person without a mouse: nothing but keys reaches the page. */
export function keyboardOf(page: Page): Keyboard {
  const focused = async (): Promise<Stop> => {
    const session = await page.context().newCDPSession(page)
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' })
    const { nodes } = await session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId ?? '',
      fetchRelatives: false,
    })
    await session.detach()
    const seen = await page.evaluate(async () => {
      // Smooth scrolling ends before anybody judges.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const element = document.activeElement
      if (element === null || element === document.body || element.tagName === 'VIDEO')
        return { hiddenBy: null, hasOutline: true }
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const look = getComputedStyle(element)
      const at = (x: number, y: number) => document.elementFromPoint(x, y)
      // WCAG 2.4.11: not entirely hidden. Five points of it are looked at.
      const middle = [(left + right) / 2, (top + bottom) / 2] as const
      const points = [
        middle,
        [left + 3, top + 3],
        [right - 3, top + 3],
        [left + 3, bottom - 3],
        [right - 3, bottom - 3],
      ] as const
      const isSeen = points.some(([x, y]) => {
        const top = at(x, y)
        return top !== null && (element.contains(top) || top.contains(element))
      })
      return {
        hiddenBy: isSeen ? null : (at(...middle)?.outerHTML.slice(0, 120) ?? 'the edge of the window'),
        hasOutline: look.outlineStyle !== 'none' || look.boxShadow !== 'none' || element.id === 'main',
      }
    })
    const [node] = nodes
    return { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? ''), ...seen }
  }
  const next = async (): Promise<Stop> => {
    await keyboard.press('Tab')
    const stop = await focused()
    const words = `${stop.role} "${stop.name}"`
    if (stop.hiddenBy !== null) keyboard.unseen.push(`${words} beneath ${stop.hiddenBy}`)
    if (!stop.hasOutline) keyboard.unseen.push(`${words} shows no focus`)
    return stop
  }
  const keyboard: Keyboard = {
    presses: 0,
    unseen: [],
    async press(key) {
      keyboard.presses += 1
      await page.keyboard.press(key)
    },
    async type(text) {
      keyboard.presses += text.length
      await page.keyboard.type(text)
    },
    async tabToEnd(stopsMax) {
      await next()
      const first = await page.evaluateHandle(() => document.activeElement)
      const isAround = () =>
        page.evaluate((one) => document.activeElement === document.body || document.activeElement === one, first)
      for (let stops = 1; stops < stopsMax; stops += 1) {
        await next()
        if (await isAround()) return
      }
      keyboard.unseen.push(`no end to it after ${stopsMax} stops`)
    },
    async tabTo(role, name) {
      const met: string[] = []
      for (let stops = 0; stops < STOPS_MAX; stops += 1) {
        const stop = await next()
        met.push(`${stop.role} "${stop.name}"`)
        if (matches(stop, role, name)) return
      }
      throw new Error(`Tab never reached ${role} ${name}. It met:\n${met.join('\n')}`)
    },
  }
  return keyboard
}
