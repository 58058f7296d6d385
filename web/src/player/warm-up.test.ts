import { afterEach, describe, expect, it, vi } from 'vitest'
import { warmUp } from './warm-up.ts'

const FILES: Readonly<Record<string, string>> = {
  '/list/master.m3u8?upTo=2': [
    '#EXTM3U',
    '#EXT-X-STREAM-INF:BANDWIDTH=3500000,CODECS="avc1"',
    '720p.m3u8?upTo=2',
    '#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1"',
    '360p.m3u8?upTo=2',
  ].join('\n'),
  '/list/360p.m3u8?upTo=2': [
    '#EXTM3U',
    '#EXT-X-MAP:URI="/media/one/init.mp4"',
    '#EXTINF:4.000000,',
    '/media/one/1.m4s',
    '#EXT-X-DISCONTINUITY',
    '#EXT-X-MAP:URI="/media/two/init.mp4"',
    '#EXTINF:4.000000,',
    '/media/two/1.m4s',
  ].join('\n'),
}

describe('what is fetched before a player asks', () => {
  const asked: string[] = []
  afterEach(() => {
    vi.unstubAllGlobals()
    asked.length = 0
  })
  const answer = (missing = '') =>
    vi.stubGlobal('fetch', async (address: string) => {
      const { pathname, search } = new URL(address, window.location.href)
      asked.push(pathname + search)
      return new Response(FILES[pathname + search] ?? 'bytes', { status: pathname === missing ? 404 : 200 })
    })
  const lists = ['/list/master.m3u8?upTo=2', '/list/360p.m3u8?upTo=2']

  it('is lists and a header, of the rendition that an unknown line can carry, and nothing of the film', async () => {
    answer()
    await warmUp('/list/master.m3u8?upTo=2', 0, false)
    expect(asked).toEqual([...lists, '/media/one/init.mp4'])
  })

  it('is the film at the very moment as well once play was pressed', async () => {
    answer()
    await warmUp('/list/master.m3u8?upTo=2', 5.5, true)
    expect(asked).toEqual([...lists, '/media/two/init.mp4', '/media/two/1.m4s'])
  })

  it('is left to the player when it is not there, or the moment is past the end', async () => {
    answer()
    await warmUp('/list/master.m3u8?upTo=2', 8, true)
    expect(asked).toEqual(lists)
    answer('/list/master.m3u8')
    await expect(warmUp('/list/master.m3u8?upTo=2', 0, true)).resolves.toBeUndefined()
  })
})
