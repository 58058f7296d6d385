import { createClient } from '@skein/contract/client'
import { viewScene } from '@skein/contract/engagement'
import { getScene, type Scene } from '@skein/contract/scenes'
import { captionsOf } from '../lib/captions-of.ts'
import { isSceneId } from '../lib/ids.ts'
import { paths } from '../lib/paths.ts'
import './embed.css'
import { embedWords } from '../messages/en/embed.ts'
import { startLanguage } from '../messages/translation.ts'

const place = document.querySelector('#embed')
const client = createClient({ baseUrl: '' })

/**
 * Puts the scene's picture with the browser's own controls into the frame. A frame on somebody else's page gets no part
 * of the app: nobody is signed in here, and nothing can be liked, written or reported by a click that was lured.
 */
async function showScene(into: Element): Promise<void> {
  const id = location.pathname.split('/').at(-1) ?? ''
  if (!isSceneId(id)) return say(into, embedWords.none, null)
  const scene = await client(getScene, { params: { sceneId: id } })
  if (scene.playlists === null) return say(into, embedWords.empty, scene)

  const video = document.createElement('video')
  Object.assign(video, { controls: true, playsInline: true, preload: 'none' })
  if (scene.posterUrl !== null) video.poster = scene.posterUrl
  video.setAttribute('aria-label', scene.title)
  into.replaceChildren(video, titleBar(scene))

  const playlist = scene.playlists.vod
  video.addEventListener('play', () => void begin(video, playlist, into, scene), { once: true })
}

async function begin(video: HTMLVideoElement, playlist: string, into: Element, scene: Scene): Promise<void> {
  // Counting is a courtesy to the writers; a viewer never waits for it or hears that it failed.
  client(viewScene, { params: { sceneId: scene.id } }).catch(() => undefined)
  const { default: Hls } = await import('hls.js/light')
  if (Hls.isSupported()) {
    const hls = new Hls({ maxBufferLength: 30, backBufferLength: 30 })
    hls.on(Hls.Events.ERROR, (_, data) => {
      if (data.fatal) say(into, embedWords.lost, scene)
    })
    const track = Object.assign(document.createElement('track'), { kind: 'captions', src: captionsOf(playlist) })
    video.append(track)
    hls.loadSource(playlist)
    hls.attachMedia(video)
  } else {
    video.src = playlist
    video.addEventListener('error', () => say(into, embedWords.unplayable, scene))
  }
  await video.play()
}

function titleBar(scene: Scene): Element {
  const bar = document.createElement('div')
  bar.className = 'bar'
  const title = document.createElement('span')
  title.className = 'title'
  title.dir = 'auto'
  title.textContent = scene.title
  bar.append(title, watchLink(scene, embedWords.watch))
  return bar
}

function watchLink(scene: Scene, words: string): Element {
  const link = document.createElement('a')
  Object.assign(link, { href: paths.scene(scene.id), target: '_blank', rel: 'noopener', textContent: words })
  link.className = 'watch'
  return link
}

function say(into: Element, words: string, scene: Scene | null): void {
  const note = document.createElement('div')
  note.className = 'note'
  note.setAttribute('role', 'alert')
  const line = document.createElement('p')
  line.textContent = words
  note.append(line)
  if (scene !== null) note.append(watchLink(scene, embedWords.open))
  into.append(note)
}

/** The frame brings its own few words, not the catalogue of all pages. */
const german = async () => ({ embed: (await import('../messages/de/embed.ts')).embed })

if (place !== null)
  startLanguage({ de: german })
    .then(() => showScene(place))
    .catch(() => say(place, embedWords.unloaded, null))
