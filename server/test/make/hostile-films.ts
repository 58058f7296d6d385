import { randomBytes } from 'node:crypto'
import { makeFilm, providerFilm, FILM_RECIPES } from './provider-films.ts'

/** Where a box of this type begins in a file, by its four letters; its size stands four bytes before. */
function boxAt(film: Buffer, type: string): number {
  const at = film.indexOf(type, 0, 'latin1')
  if (at < 4) throw new Error(`no ${type} box`)
  return at
}

async function patched(change: (film: Buffer) => void): Promise<Buffer> {
  const film = Buffer.from(await providerFilm('portrait'))
  change(film)
  return film
}

const FTYP = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01])
const PLAYLIST = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:1/internal.ts\n#EXT-X-ENDLIST\n'

/** Files nobody would send by mistake, and some that somebody would: none of them is a film to take in. */
export const HOSTILE_FILMS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'an empty file': () => Promise.resolve(Buffer.alloc(0)),
  'a web page': () => Promise.resolve(Buffer.from('<!doctype html><title>Not a film</title>')),
  'a playlist that points inside': () => Promise.resolve(Buffer.from(PLAYLIST)),
  'a playlist behind an MP4’s first box': () => Promise.resolve(Buffer.concat([FTYP, Buffer.from(PLAYLIST)])),
  'noise behind an MP4’s first box': () => Promise.resolve(Buffer.concat([FTYP, randomBytes(200_000)])),
  'noise behind a WebM’s first bytes': () => Promise.resolve(Buffer.concat([EBML, randomBytes(200_000)])),
  'an MP4 that lost its end and its index': async () => {
    const film = await providerFilm('h264')
    return film.subarray(0, film.length / 2)
  },
  'a WebM that breaks off in the middle': async () => {
    const film = await providerFilm('vp9-opus-webm')
    return film.subarray(0, film.length / 3)
  },
  'two billion samples in its index': () => patched((film) => film.writeUInt32BE(0x7fffffff, boxAt(film, 'stsz') + 12)),
  'boxes that hold themselves': () => {
    const deep = Buffer.alloc(8 * 40_000)
    for (let at = 0; at < deep.length; at += 8) {
      deep.writeUInt32BE(deep.length - at, at)
      deep.write('moov', at + 4, 'latin1')
    }
    return Promise.resolve(Buffer.concat([FTYP, deep]))
  },
  'a codec nobody takes in': () => providerFilm('mpeg-4-part-2'),
  'a picture wider than is taken in': () => providerFilm('too-wide'),
  'sound without a picture': () =>
    makeFilm({ ...FILM_RECIPES.portrait, soundOnly: true, sound: FILM_RECIPES.h264.sound }),
}

/** Films whose index lies about them: what counts is what is in them, so they are taken in for what they are. */
export const LYING_FILMS: Readonly<Record<string, () => Promise<Buffer>>> = {
  'pictures days apart': () =>
    patched((film) => {
      const table = boxAt(film, 'stts')
      film.writeUInt32BE(0x3fffffff, table + 16)
    }),
  'a picture of 30000 by 30000': () =>
    patched((film) => {
      const entry = boxAt(film, 'avc1')
      film.writeUInt16BE(30_000, entry + 28)
      film.writeUInt16BE(30_000, entry + 30)
    }),
  'a length of a year': () =>
    patched((film) => {
      for (const type of ['mvhd', 'mdhd']) film.writeUInt32BE(type === 'mvhd' ? 1000 : 12_288, boxAt(film, type) + 16)
      film.writeUInt32BE(0x7fffffff, boxAt(film, 'mvhd') + 20)
      film.writeUInt32BE(0x7fffffff, boxAt(film, 'mdhd') + 20)
    }),
  'media said to lie in another file': () =>
    patched((film) => film.writeUInt32BE(0, film.indexOf('url ', boxAt(film, 'dref'), 'latin1') + 4)),
}

/** The same damage for the same seed: a byte in a few hundred is another. */
export function damaged(film: Buffer, seed: number): Buffer {
  const copy = Buffer.from(film)
  let state = seed * 2_654_435_761 + 1
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648)
  for (let count = 0; count < copy.length / 300; count += 1) copy[64 + (next() % (copy.length - 64))] = next() % 256
  return copy
}
