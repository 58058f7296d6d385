import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@skein/contract/client'
import { editScene, type Scene } from '@skein/contract/scenes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTopic, publishScene } from '../make/published-scene.ts'
import { startWholeApp, type WholeApp } from '../make/whole-app.ts'
import { eventually } from '../setup/eventually.ts'

const HOSTILE = `"><script>alert(1)</script> ]]> & 'so on'`
const web = mkdtempSync(join(tmpdir(), 'skein-test-web-'))
writeFileSync(
  join(web, 'index.html'),
  '<!doctype html><html><head><title>Skein</title><meta name="description" content="x" /><script type="module" crossorigin src="/assets/app-1.js"></script></head><body><div id="root"></div></body></html>',
)
mkdirSync(join(web, '.vite'))
writeFileSync(
  join(web, '.vite/manifest.json'),
  JSON.stringify({
    'index.html': { file: 'assets/app-1.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared-1.js' },
    '_player.js': { file: 'assets/player-1.js', imports: ['src/app/pages/scene.page.tsx'] },
    'src/app/pages/scene.page.tsx': { file: 'assets/scene-1.js', imports: ['_shared.js', '_poster.js', 'index.html'] },
    '_poster.js': { file: 'assets/poster-1.js' },
  }),
)
writeFileSync(
  join(web, 'embed.html'),
  '<!doctype html><html><head><title>Skein</title></head><body><div id="embed"></div></body></html>',
)

let app: WholeApp
let ada: Client & { readonly token: string }
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

/** The answers a page brings: the address of each and its JSON, as a browser would read them. */
const answersIn = (html: string): [address: string, json: string][] =>
  [...html.matchAll(/<script type="application\/json" data-answers="([^"]+)">(.*?)<\/script>/gs)].map(
    ([, address = '', json = '']) => [address.replaceAll('&amp;', '&'), json],
  )

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
    expect(html).toContain('<main id="first-content" data-page="scene">')
    expect(html).toContain('<h2>Segment 1, by ada</h2>')
    expect(html).toContain('The rain fell upwards, and nobody spoke of it.')
    expect(html).toContain('<h2>Segment 4, by ada</h2>')
    expect(html).toMatch(/<meta property="og:image" content="http:\/\/127\.0\.0\.1:\d+\/media\//)
    expect(html).toContain(`<meta name="twitter:player" content="${app.baseUrl}/embed/s/${scene.id}">`)
    expect(html).toContain(`href="/oembed?url=${encodeURIComponent(`${app.baseUrl}/s/${scene.id}`)}"`)
    expect(html).toContain(`href="/feeds/s/${scene.id}.atom"`)
  })

  it('tells whoever writes on how the scene ends', async () => {
    const html = await (await get(`/s/${scene.id}/write`)).text()
    expect(html.match(/<h2>Segment \d, by ada<\/h2>/g)).toEqual([
      '<h2>Segment 3, by ada</h2>',
      '<h2>Segment 4, by ada</h2>',
    ])
    expect(answersIn(html)).toEqual([])
  })

  it('fetches its own scripts and its picture along with the app, and nothing that only comes later', async () => {
    const html = await (await get(`/s/${scene.id}`)).text()
    const links = [...html.matchAll(/<link rel="modulepreload" fetchpriority="low" crossorigin href="([^"]+)">/g)]
    expect(links.map(([, href]) => href)).toEqual(['/assets/app-1.js', '/assets/scene-1.js', '/assets/poster-1.js'])
    // Run once the page is painted.
    expect(html).toContain('<script defer src="/start.js" data-app="/assets/app-1.js"></script>')
    const folder = scene.posterUrl?.replace('poster.jpg', '') ?? ''
    const sources = `srcset="${folder}poster-640.webp 640w, ${folder}poster-1280.webp 1280w"`
    expect(html).toContain(`<link rel="preload" as="image" fetchpriority="high" image${sources}`)
    expect(html).toContain(`<img ${sources}`)
    // Media from before there were such pictures are shown by the one they have.
    const picture = await get(`${folder}poster-640.webp`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(await picture.arrayBuffer()).toEqual(await (await get(scene.posterUrl ?? '')).arrayBuffer())
    expect(await (await get('/tags')).text()).not.toContain('scene-1.js')
  })

  it('brings what the API answers a stranger first, as data that nothing in it can end', async () => {
    for (const path of ['/', `/s/${scene.id}`, `/t/${topic}`, `/i/${scene.ideaId}`, '/people/ada', '/tags/rain']) {
      const response = await get(path)
      const html = await response.text()
      const answers = answersIn(html)
      expect(answers.length, path).toBeGreaterThan(0)
      for (const [address, json] of answers)
        expect(JSON.parse(json), address).toEqual(await (await get(address)).json())
      // Each is closed by its own tag, and nothing else is a script that the app did not bring.
      expect(html.match(/<script/g)?.length, path).toBe(answers.length + 1)
      expect(html.match(/<\/script/g)?.length, path).toBe(answers.length + 1)
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
    const [first] = answersIn(await (await get(`/s/${scene.id}`)).text())
    expect(JSON.parse(first?.[1] ?? '')).toMatchObject({ title: HOSTILE })
  })

  it('brings no answers to whoever may be signed in, and keeps none of theirs for others', async () => {
    const path = `/s/${scene.id}`
    for (const headers of [
      { cookie: 'skein_access=x' },
      { cookie: 'a=b; __Host-skein_refresh=x' },
      { authorization: `Bearer ${ada.token}` },
    ])
      expect(answersIn(await (await get(path, headers)).text()), JSON.stringify(headers)).toEqual([])
    const [first] = answersIn(await (await get(path)).text())
    expect(JSON.parse(first?.[1] ?? '')).toMatchObject({ viewer: { canEdit: false } })
  })

  it('says nothing of its own where there is nothing, and is a page all the same', async () => {
    for (const path of ['/s/00000000-0000-7000-8000-000000000000', '/people/nobody', '/t/no-topic', '/x']) {
      const response = await get(path)
      const html = await response.text()
      expect(response.status, path).toBe(200)
      expect(answersIn(html), path).toEqual([])
      expect(html, path).not.toContain('first-content')
    }
  })

  it('shows what people wrote as words, never as markup', async () => {
    for (const path of ['/', `/s/${scene.id}`, `/t/${topic}`, `/i/${scene.ideaId}`, `/embed/s/${scene.id}`]) {
      const html = await (await get(path)).text()
      expect(html, path).not.toContain('<script>alert')
      expect(html, path).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    }
  })

  it('says nothing of a scene that was taken down, soon after', async () => {
    for (const path of ['/', `/s/${scene.id}`, `/t/${topic}`]) await get(path)
    await whileHidden(() =>
      eventually(async () => {
        for (const path of ['/', `/s/${scene.id}`, `/t/${topic}`]) {
          const html = await (await get(path)).text()
          expect(html, path).not.toContain('alert(1)')
          expect(html, path).not.toContain('/media/')
        }
      }),
    )
  })
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
