import type { Page } from 'playwright-core'

const SETTLED_MAX_MS = 20_000

/** How far a page can get: to its heading, to what is wrong with it, or to saying that it is on its way. */
const DRAWN = {
  whole: '#root h1',
  broken: '#root :is(h1, [role=alert])',
  waiting: '#root :is(h1, [role=status])',
  frame: '#embed :is(video, [role=alert])',
}

/** Waits until the page has got as far as it can, and until nothing moves any more. @throws when it does not get there. */
export async function settled(page: Page, how: keyof typeof DRAWN = 'whole'): Promise<void> {
  await page.waitForSelector(DRAWN[how], { state: 'attached', timeout: SETTLED_MAX_MS })
  await page.evaluate(async () => {
    await document.fonts.ready
    // A theme that has just changed is painted before its colours are read.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const quiet = new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, 80)
      new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(resolve, 80)
      }).observe(document.body, { childList: true, subtree: true })
    })
    // A clock that ticks is no reason to wait for ever.
    await Promise.race([quiet, new Promise((resolve) => setTimeout(resolve, 3000))])
    const passing = document
      .getAnimations()
      // What follows the scrolling stands still and never ends.
      .filter((one) => one.timeline instanceof DocumentTimeline)
      .filter((one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.race([
      Promise.allSettled(passing.map((one) => one.finished)),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ])
  })
}
