import type { Library } from './furnish.ts'
import { accountPages } from './pages/account.ts'
import { biblePages } from './pages/bible.ts'
import { browsingPages } from './pages/browsing.ts'
import type { Pages } from './pages/page-case.ts'
import { watchingPages } from './pages/watching.ts'
import { writingPages } from './pages/writing.ts'

/** Every page of the app with the things it can open. */
export function pagesOf(library: Library): Pages {
  return {
    ...browsingPages(library),
    ...watchingPages(library),
    ...biblePages(library),
    ...writingPages(library),
    ...accountPages(),
  }
}
