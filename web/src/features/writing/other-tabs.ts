import type { ServerDraft } from './draft-keeper.ts'

/** What pages with the same scene open tell each other. */
type News =
  | { readonly kind: 'asks' | 'here' | 'left' | 'sent'; readonly tab: string }
  | { readonly kind: 'saved'; readonly tab: string; readonly draft: ServerDraft }

export interface OtherTabs {
  saved(draft: ServerDraft): void
  /** The text was submitted here. */
  sent(): void
  close(): void
}

const isNews = (data: unknown): data is News =>
  typeof data === 'object' && data !== null && 'kind' in data && 'tab' in data

/**
 * Finds the other pages of this browser that have the same draft open, and hears what they do. Where the browser has no
 * such channel, the server's refusal to overwrite is what is left.
 *
 * @param name of the draft on this device.
 */
export function watchOtherTabs(
  name: string,
  tab: string,
  on: {
    readonly count: (others: number) => void
    readonly saved: (draft: ServerDraft) => void
    readonly sent: () => void
  },
): OtherTabs {
  if (typeof BroadcastChannel === 'undefined')
    return { saved: () => undefined, sent: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(name)
  const others = new Set<string>()
  const say = (news: News): void => channel.postMessage(news)
  const ask = (): void => {
    // One that crashed has not said that it left.
    others.clear()
    on.count(0)
    say({ kind: 'asks', tab })
  }
  const leave = (): void => say({ kind: 'left', tab })
  const askAgain = (): void => {
    if (document.visibilityState === 'visible') ask()
  }
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isNews(data)) return
    if (data.kind === 'left') others.delete(data.tab)
    else others.add(data.tab)
    on.count(others.size)
    if (data.kind === 'asks') say({ kind: 'here', tab })
    if (data.kind === 'saved') on.saved(data.draft)
    if (data.kind === 'sent') on.sent()
  })
  document.addEventListener('visibilitychange', askAgain)
  window.addEventListener('pagehide', leave)
  ask()
  return {
    saved: (draft) => say({ kind: 'saved', tab, draft }),
    sent: () => say({ kind: 'sent', tab }),
    close: () => {
      leave()
      document.removeEventListener('visibilitychange', askAgain)
      window.removeEventListener('pagehide', leave)
      channel.close()
    },
  }
}
