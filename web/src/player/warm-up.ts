import { lineSpeed } from './line-speed.ts'

/** As much of the line as hls.js counts on when it chooses a rendition. */
const LINE_SHARE = 0.95

interface Variant {
  readonly bandwidth: number
  readonly address: string
}

/** A playlist's own addresses are relative to it. */
const resolve = (address: string, playlist: string): string =>
  new URL(address, new URL(playlist, window.location.href)).href

function variantsOf(text: string, playlist: string): Variant[] {
  return [...text.matchAll(/^#EXT-X-STREAM-INF:.*?\bBANDWIDTH=(\d+).*\n(.+)$/gm)].map(
    ([, bandwidth = '', address = '']) => ({ bandwidth: Number(bandwidth), address: resolve(address, playlist) }),
  )
}

/** The files a rendition needs at a moment, in order: the header, and the one that holds the moment. */
function filesAt(text: string, seconds: number): string[] {
  let header: string | undefined
  let end = 0
  for (const [, map, duration, file = ''] of text.matchAll(/^#EXT-X-MAP:URI="([^"]+)"|^#EXTINF:([\d.]+).*\n(.+)$/gm)) {
    if (map !== undefined) header = map
    else {
      end += Number(duration)
      if (end > seconds) return header === undefined ? [file] : [header, file]
    }
  }
  return []
}

async function read(address: string, priority: RequestPriority): Promise<string> {
  const response = await fetch(address, { priority })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.text()
}

/**
 * Fetches what a player asks for before its first picture, so that the browser has it by then: the list of renditions, the
 * one this line can carry, the header of its first file. Each is a round trip, and the player itself is still on its way.
 * Once somebody has pressed play, that file as well. Failing costs nothing; the player asks again.
 *
 * @param seconds where in the scene it will begin. @param isWanted whether play was pressed: only then is film fetched.
 */
export async function warmUp(master: string, seconds: number, isWanted: boolean): Promise<void> {
  const priority = isWanted ? 'high' : 'low'
  try {
    const variants = variantsOf(await read(master, priority), master)
    const ordered = variants.toSorted((one, other) => one.bandwidth - other.bandwidth)
    const carried = lineSpeed() * LINE_SHARE
    const chosen = ordered.findLast(({ bandwidth }) => bandwidth <= carried) ?? ordered[0]
    if (chosen === undefined) return
    const files = filesAt(await read(chosen.address, priority), seconds)
    await Promise.all(files.slice(0, isWanted ? 2 : 1).map((file) => read(resolve(file, chosen.address), priority)))
  } catch {
    // The player finds out by itself, and says so.
  }
}
