import type { Page } from 'playwright-core'
import { type Keyboard, keyboardOf } from '../setup/keyboard.ts'
import { settled } from '../setup/settled.ts'
import { tooWide } from './measures.ts'

/** 1280 by 900 at 400 %: what is left of a window for somebody who needs large letters. */
const ZOOMED = { width: 320, height: 225 }
/** WCAG 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** More than any page has. */
const STOPS_MAX = 400

/** Tabs through the whole page in a window this small, and says where the focus cannot be seen. */
export async function hiddenFocus(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(ZOOMED)
  await settled(page)
  const keys: Keyboard = keyboardOf(page)
  // From the top to where the browser would leave the page.
  await keys.tabToEnd(STOPS_MAX)
  return [...keys.unseen, ...(await tooWide(page))]
}

/** What is cut off or too wide when somebody spaces the letters for themselves. */
export async function spacedText(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 900 })
  const style = await page.addStyleTag({ content: SPACED }).catch(() => null)
  if (style === null)
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
    }, SPACED)
  await settled(page)
  return tooWide(page)
}

/** What still moves, and for longer than a blink, for somebody who asked that nothing should. */
export async function moving(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await settled(page)
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => {
        const { duration, iterations } = one.effect?.getComputedTiming() ?? {}
        return typeof duration === 'number' && duration > 10 && (iterations ?? 1) >= 1 && one.playState === 'running'
      })
      .map((one) => (one.effect instanceof KeyframeEffect ? (one.effect.target?.outerHTML.slice(0, 120) ?? '') : '')),
  )
}

/** What is chosen, pressed or current and would look like its neighbours where the system chooses all colours. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  await settled(page)
  const found = await page.evaluate(() => {
    const look = (element: Element): string => {
      const { color, backgroundColor, borderColor, borderStyle, borderWidth, outline, textDecorationLine, fontWeight } =
        getComputedStyle(element)
      return [
        color,
        backgroundColor,
        borderColor,
        borderStyle,
        borderWidth,
        outline,
        textDecorationLine,
        fontWeight,
      ].join()
    }
    return [
      ...document.querySelectorAll(
        '[aria-selected=true], [aria-checked=true], [aria-current]:not([aria-current=false])',
      ),
    ]
      .filter((chosen) => chosen.checkVisibility())
      .flatMap((chosen) => {
        const rest = [...(chosen.parentElement?.parentElement ?? document).querySelectorAll(chosen.tagName)].find(
          (other) =>
            other !== chosen &&
            other.className === chosen.className &&
            !other.matches('[aria-selected=true], [aria-checked=true], [aria-current]:not([aria-current=false])'),
        )
        const isTold =
          rest === undefined ||
          look(rest) !== look(chosen) ||
          (rest.innerHTML !== chosen.innerHTML && chosen.querySelector('svg') !== null)
        return isTold ? [] : [chosen.outerHTML.slice(0, 160)]
      })
  })
  await page.emulateMedia({ forcedColors: null })
  return found
}
