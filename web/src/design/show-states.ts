/** The states a style guide shows at once and a page one at a time, by the name it shows them under. */
const STATES = { ':hover': 'hover', ':focus-visible': 'focus', ':focus': 'focus' } as const

const shown = (text: string): string =>
  Object.entries(STATES).reduce((rest, [state, name]) => rest.replaceAll(state, `[data-show~="${name}"]`), text)

/** A rule again, for elements that are told to look as if: `<button data-show="hover">`. Empty where there is no state. */
function copyOf(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) {
    const copy = shown(rule.cssText)
    // On a screen that is touched nothing hovers; here it must all the same.
    return copy === rule.cssText ? '' : copy.replaceAll('@media (hover: hover)', '@media all')
  }
  if (!(rule instanceof CSSGroupingRule)) return ''
  const inner = [...rule.cssRules].map(copyOf).join('')
  if (inner === '') return ''
  const prelude = rule.cssText.slice(0, rule.cssText.indexOf('{'))
  return `${prelude.replace('(hover: hover)', 'all')}{${inner}}`
}

/** Makes `data-show` work in this page. Undone by the function it returns. */
export function showStates(): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    [...document.styleSheets]
      .flatMap((one) => [...one.cssRules])
      .map(copyOf)
      .join('\n'),
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
