/** What the server wrote of the page, for slow starts, link previews and browsers without scripts. */
const written = (): HTMLElement | null => document.getElementById('first-content')

export const hasFirstContent = (): boolean => written() !== null

/** The app has a page of its own to show. */
export function removeFirstContent(): void {
  written()?.remove()
}
