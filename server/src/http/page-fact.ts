/** What a link preview and a slow start need to know about a page before any script runs. Addresses are root-relative. */
export interface PageFact {
  readonly title: string
  readonly description: string
  /** What a link preview shows. */
  readonly image: string | null
  /** The picture that the page itself shows first: at its top, or in the first row of its list. */
  readonly picture: { readonly address: string; readonly isAtTop: boolean } | null
  /** The Atom feed of what is new here. */
  readonly feed: { readonly path: string; readonly title: string } | null
  /** The page that plays this inside other sites. */
  readonly embed: string | null
  /** What can be read before the app has arrived, in order. */
  readonly reading: readonly Reading[]
  /** What the app asks the API before it shows this page to a stranger, as the addresses it asks. */
  readonly reads: readonly string[]
}

export interface Reading {
  readonly heading: string
  readonly text: string
  /** The page it leads to, or null. */
  readonly path: string | null
  /** BCP 47; null when not known. */
  readonly language: string | null
}

/** Facts for a path of the web app; null for pages that say nothing of their own. */
export type PageFacts = (path: string) => Promise<PageFact | null>

/** What is said of a page that says nothing of its own. */
export const DEFAULT_FACT: PageFact = {
  title: 'Skein',
  description: 'Story threads that people write together and watch.',
  image: null,
  picture: null,
  feed: null,
  embed: null,
  reading: [],
  reads: [],
}
