import { escapeHtml as escape } from '#platform/escape-html.ts'
import { imageSources } from '#http/first-picture.ts'
import type { PageFact } from '#http/page-fact.ts'

/**
 * The page in plain words, with its picture where the app will show it. It stands before the app's own element; the app
 * takes it away once a page of its own is there. How it looks is said in web/src/ui/first-content.css.
 */
export function firstContent(fact: PageFact, page: string | null): string {
  const picture =
    fact.picture === null
      ? ''
      : `<img ${imageSources(fact.picture)} alt="" width="1280" height="720" fetchpriority="high">`
  const heading = `<h1>${escape(fact.title)}</h1>`
  const description = `<p dir="auto">${escape(fact.description)}</p>`
  const opening = fact.picture?.isAtTop === true ? [picture, heading, description] : [heading, description, picture]
  const parts = [...opening, ...fact.reading.flatMap(words)]
  return `<main id="first-content" data-page="${page ?? ''}"><div class="bar"><a href="/">Skein</a></div>${parts.filter((part) => part !== '').join('\n')}</main>`
}

function words({ heading, text, path, language }: PageFact['reading'][number]): string[] {
  const title = escape(heading)
  const lang = language === null ? '' : ` lang="${escape(language)}"`
  return [
    `<h2>${path === null ? title : `<a href="${escape(path)}">${title}</a>`}</h2>`,
    ...text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((paragraph) => `<p dir="auto"${lang}>${escape(paragraph)}</p>`),
  ]
}
