import { useEffect } from 'react'
import { commonWords } from '../messages/en/common.ts'

/** Names the page in the tab, the history and the announcement after navigation. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Skein' ? title : commonWords.pageTitle({ title })
  }, [title])
}
