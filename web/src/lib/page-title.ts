import { useEffect } from 'react'

/** Names the page in the tab, the history and the announcement after navigation. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Skein' ? title : `${title} · Skein`
  }, [title])
}
