import type { Page } from 'playwright-core'

const SETTLED_MAX_MS = 20_000

/**
 * Waits until the page has drawn its heading or what is wrong with it, and until nothing moves any more.
 *
 * @param isOnItsWay the page will never get that far: what it says while it waits is enough.
 */
export async function settled(page: Page, isOnItsWay = false): Promise<void> {
  const drawn = isOnItsWay ? '#root :is(h1, [role=status])' : '#root :is(h1, [role=alert])'
  await page.waitForSelector(drawn, { state: 'attached', timeout: SETTLED_MAX_MS })
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
      .filter((one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.race([
      Promise.allSettled(passing.map((one) => one.finished)),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ])
  })
}
