import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@skein/contract/client'
import { editScene, type Scene } from '@skein/contract/scenes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'

const HOSTILE = `"><script>alert(1)</script> ]]> & 'so on'`
const web = mkdtempSync(join(tmpdir(), 'skein-test-web-'))
writeFileSync(
  join(web, 'index.html'),
  '<!doctype html><html><head><title>Skein</title><meta name="description" content="x" /></head><body><div id="root"></div></body></html>',
)
writeFileSync(
  join(web, 'embed.html'),
  '<!doctype html><html><head><title>Skein</title></head><body><div id="embed"></div></body></html>',
)

let app: WholeApp
let ada: Client
let topic: string
let scene: Scene
beforeAll(async () => {
  app = await startWholeApp({ worker: true, webDirectory: web })
  ada = await app.person('ada')
  topic = await addTopic(app.container)
  const published = await publishScene(ada, topic, 4)
  scene = await ada(editScene, {
    params: { sceneId: published.id },
    body: { expectedUpdatedAt: published.updatedAt, title: HOSTILE },
  })
})
afterAll(async () => {
  await app.close()
  rmSync(web, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, app.baseUrl), { headers, redirect: 'manual' })

/** Takes the scene down for the length of one promise. */
async function whileHidden(work: () => Promise<void>): Promise<void> {
  const { scene: scenes } = app.container.db.prisma
  await scenes.update({ where: { id: scene.id }, data: { status: 'hidden' } })
  try {
    await work()
  } finally {
    await scenes.update({ where: { id: scene.id }, data: { status: 'active' } })
  }
}

describe('a page before its scripts', () => {
  it('tells a scene’s title, picture and first segments, and how to play it elsewhere', async () => {
    const html = await (await get(`/s/${scene.id}`)).text()
    expect(html).toContain('<main id="first-content">')
    expect(html).toContain('<h2>Segment 1, by ada</h2>')
    expect(html).toContain('The rain fell upwards, and nobody spoke of it.')
    expect(html).toContain('<h2>Segment 4, by ada</h2>')
    expect(html).toMatch(/<meta property="og:image" content="http:\/\/127\.0\.0\.1:\d+\/media\//)
    expect(html).toContain(`<meta name="twitter:player" content="${app.baseUrl}/embed/s/${scene.id}">`)
    expect(html).toContain(`href="/oembed?url=${encodeURIComponent(`${app.baseUrl}/s/${scene.id}`)}"`)
    expect(html).toContain(`href="/feeds/s/${scene.id}.atom"`)
  })

  it('shows what people wrote as words, never as markup', async () => {
    for (const path of [`/s/${scene.id}`, `/t/${topic}`, `/i/${scene.ideaId}`, `/embed/s/${scene.id}`]) {
      const html = await (await get(path)).text()
      expect(html, path).not.toContain('<script>alert')
      expect(html, path).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    }
  })

  it('says nothing of a scene that was taken down', () =>
    whileHidden(async () => {
      const html = await (await get(`/s/${scene.id}`)).text()
      expect(html).not.toContain('alert(1)')
      expect(html).not.toContain('first-content')
    }))
})

describe('feeds', () => {
  it.each([
    ['a scene', (): string => `/feeds/s/${scene.id}.atom`, 4],
    ['a person', (): string => '/feeds/p/ada.atom', 4],
    ['a topic', (): string => `/feeds/t/${topic}.atom`, 1],
    ['an idea', (): string => `/feeds/i/${scene.ideaId}.atom`, 1],
  ] as const)('of %s is Atom, newest first, with nothing but words in it', async (_what, path, entries) => {
    const response = await get(path())
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const xml = await response.text()
    expect(xml).toContain(`<link rel="self" href="${app.baseUrl}${path()}"/>`)
    expect(xml.match(/<entry>/g)).toHaveLength(entries)
    expect(xml).not.toContain('<script>')
    // The words cannot end the section they stand in.
    expect(xml.match(/\]\]>/g)?.length).toBe(xml.match(/<!\[CDATA\[/g)?.length)
    const times = [...xml.matchAll(/<published>([^<]+)/g)].map(([, at]) => at ?? '')
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('is not sent again to a reader who has it', async () => {
    const path = `/feeds/s/${scene.id}.atom`
    const etag = (await get(path)).headers.get('etag') ?? ''
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
  })

  it('of what is not there, or was taken down, is not there', async () => {
    for (const path of [
      '/feeds/s/none.atom',
      '/feeds/p/nobody.atom',
      '/feeds/t/no-topic.atom',
      '/feeds/x/y.atom',
      '/feeds/t/rss',
    ])
      expect((await get(path)).status, path).toBe(404)
    await whileHidden(async () => {
      expect((await get(`/feeds/s/${scene.id}.atom`)).status).toBe(404)
      expect((await get('/feeds/p/ada.atom')).status).toBe(404)
    })
  })
})

describe('oEmbed', () => {
  const ask = (query: Record<string, string>) => get(`/oembed?${new URLSearchParams(query).toString()}`)

  it('gives a frame in the picture’s proportions, no wider than asked for', async () => {
    const answer: Record<string, unknown> = JSON.parse(
      await (await ask({ url: `${app.baseUrl}/s/${scene.id}?segment=2`, maxwidth: '400' })).text(),
    )
    expect(answer).toMatchObject({ version: '1.0', type: 'video', width: 400, height: 225, author_name: 'ada' })
    expect(answer['html']).toContain(`src="${app.baseUrl}/embed/s/${scene.id}"`)
    expect(answer['html']).not.toContain('<script>')
  })

  it('answers for this site’s scenes only', async () => {
    for (const url of [
      `https://elsewhere.example/s/${scene.id}`,
      `${app.baseUrl}/t/${topic}`,
      'not an address',
      `${app.baseUrl}/s/${scene.id}/write`,
    ])
      expect((await ask({ url })).status, url).toBe(404)
    expect((await ask({ url: `${app.baseUrl}/s/${scene.id}`, format: 'xml' })).status).toBe(501)
    await whileHidden(async () => expect((await ask({ url: `${app.baseUrl}/s/${scene.id}` })).status).toBe(404))
  })
})

describe('the embed page', () => {
  it('may stand in frames of the sites on the list, and no other page may', async () => {
    const embed = await get(`/embed/s/${scene.id}`)
    expect(embed.status).toBe(200)
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors https://blog.example;')
    expect(embed.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(embed.headers.get('x-frame-options')).toBeNull()
    const page = await get(`/s/${scene.id}`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('is not there for a scene without pictures or one that was taken down', async () => {
    const idea = await app.container.db.prisma.idea.findUniqueOrThrow({ where: { id: scene.ideaId } })
    const unfilmed = await app.container.db.prisma.scene.create({
      data: { ideaId: idea.id, userId: idea.userId, topicId: idea.topicId, title: 'Not yet' },
    })
    expect((await get(`/embed/s/${unfilmed.id}`)).status).toBe(404)
    expect((await get('/embed/s/none')).status).toBe(404)
    await whileHidden(async () => expect((await get(`/embed/s/${scene.id}`)).status).toBe(404))
  })
})
