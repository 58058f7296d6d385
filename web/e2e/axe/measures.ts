import type { Page } from 'playwright-core'
import { violations } from '../setup/axe.ts'

/** WCAG 1.4.10: nothing makes the page wider than the window. Says which elements do. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .slice(0, 3)
      .map((element) => `wider than the window: ${element.outerHTML.slice(0, 120)}`)
  })
}

/**
 * WCAG 2.5.8: what can be pressed is at least 24 by 24, or stands so far from its neighbours that a circle of 24 around
 * its middle meets none; links inside a sentence are excepted by the criterion.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24
    const targets = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [role=tab], [role=slider], [role^=menuitem], [role=option]',
      ),
    ]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true }),
      )
    const isInline = (element: Element): boolean => getComputedStyle(element).display === 'inline'
    const isInSentence = (element: HTMLElement): boolean => {
      if (!isInline(element)) return false
      // A small number in a marked word of a sentence is in that sentence.
      let around = element.parentElement
      const hasWords = (parent: HTMLElement) =>
        [...parent.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S{3}/.test(node.textContent ?? ''))
      while (around !== null && isInline(around) && !hasWords(around)) around = around.parentElement
      return around !== null && hasWords(around)
    }
    const gap = (x: number, y: number, box: DOMRect): number =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
    return targets
      .filter(({ element, box }) => {
        if (box.width >= LEAST - 0.5 && box.height >= LEAST - 0.5) return false
        if (isInSentence(element) || element.closest('.sr-only') !== null) return false
        // A label around it is pressed as well.
        const label = element.closest('label')?.getBoundingClientRect()
        if (label !== undefined && label.width >= LEAST && label.height >= LEAST) return false
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
        return targets.some(
          (other) =>
            other.element !== element &&
            !other.element.contains(element) &&
            !element.contains(other.element) &&
            gap(x, y, other.box) < LEAST / 2,
        )
      })
      .map(
        ({ element, box }) =>
          `smaller than 24: ${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`,
      )
  })
}

/** Everything that is wrong with the page as it stands, by the checker's rules and by both measures. */
export async function wrongWith(page: Page): Promise<string[]> {
  return [...(await violations(page)), ...(await tooWide(page)), ...(await tooSmall(page))]
}
