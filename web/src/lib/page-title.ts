import { useEffect } from 'react'
import { everywhereWords } from '../messages/en/everywhere.ts'

/** Names the page in the tab, the history and the announcement after navigation. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Skein' ? title : everywhereWords.pageTitle({ title })
  }, [title])
}
