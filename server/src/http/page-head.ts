import { escapeHtml as escape } from '#platform/escape-html.ts'
import { DEFAULT_FACT, type PageFact } from '#http/page-fact.ts'

const EMBED_WIDTH = 1280
const EMBED_HEIGHT = 720
const DESCRIPTION_LENGTH_MAX = 300

/** Title, description and everything link previews, feed readers and other sites look for. */
export function pageHead(fact: PageFact, origin: string, path: string): string {
  const title = escape(fact.title === DEFAULT_FACT.title ? fact.title : `${fact.title} · Skein`)
  const description = escape(fact.description.slice(0, DESCRIPTION_LENGTH_MAX))
  const tags = [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${description}">`,
    `<meta property="og:url" content="${escape(origin + path)}">`,
    '<meta property="og:site_name" content="Skein">',
  ]
  if (fact.image !== null) tags.push(`<meta property="og:image" content="${escape(origin + fact.image)}">`)
  if (fact.feed !== null)
    tags.push(
      `<link rel="alternate" type="application/atom+xml" title="${escape(fact.feed.title)}" href="${escape(fact.feed.path)}">`,
    )
  tags.push(...(fact.embed === null ? pictureCard(fact) : playerCard(fact.embed, title, origin, path)))
  return tags.join('\n    ')
}

const pictureCard = (fact: PageFact): string[] =>
  fact.image === null ? [] : ['<meta name="twitter:card" content="summary_large_image">']

function playerCard(embed: string, title: string, origin: string, path: string): string[] {
  const source = escape(origin + embed)
  return [
    '<meta property="og:type" content="video.other">',
    `<meta property="og:video" content="${source}">`,
    '<meta property="og:video:type" content="text/html">',
    `<meta property="og:video:width" content="${EMBED_WIDTH}">`,
    `<meta property="og:video:height" content="${EMBED_HEIGHT}">`,
    '<meta name="twitter:card" content="player">',
    `<meta name="twitter:player" content="${source}">`,
    `<meta name="twitter:player:width" content="${EMBED_WIDTH}">`,
    `<meta name="twitter:player:height" content="${EMBED_HEIGHT}">`,
    `<link rel="alternate" type="application/json+oembed" title="${title}" href="/oembed?url=${encodeURIComponent(origin + path)}">`,
  ]
}
