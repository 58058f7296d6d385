import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*', '!../test/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What the modules of an area may import, by the first folders of the path. */
const MAY: Record<string, readonly string[]> = {
  lib: ['lib', 'messages'],
  messages: ['messages', 'lib'],
  ui: ['ui', 'lib', 'messages'],
  api: ['api', 'lib', 'messages'],
  player: ['player', 'ui', 'lib', 'messages'],
  embed: ['embed', 'lib', 'messages'],
  features: ['api', 'lib', 'messages', 'player', 'ui'],
  app: ['app', 'api', 'features', 'lib', 'messages', 'player', 'ui'],
  // The style guide shows what all of them have; nothing may lean on it.
  design: ['design', 'app', 'api', 'features', 'lib', 'messages', 'player', 'ui', 'test'],
}

function areaOf(path: string): string {
  const [area = '', noun = ''] = path.replace(/^\//, '').split('/')
  return area === 'features' ? `features/${noun}` : area
}

function importsOf(path: string, text: string): string[] {
  const folder = new URL('.', `http://web${path}`)
  return [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].map((match) => new URL(match[1] ?? '', folder).pathname)
}

describe('the walls of the web app', () => {
  const modules = Object.entries(sources)
    .map(([path, text]) => [new URL(path, 'http://web/app/').pathname, text] as const)
    .filter(([path]) => path.split('/').length > 2)

  it.each(modules)('%s imports only what its area may', (path, text) => {
    const area = areaOf(path)
    const [kind = ''] = area.split('/')
    const allowed = [area, ...(MAY[kind] ?? [])]
    const wrong = importsOf(path, text).filter(
      (target) =>
        !allowed.includes(areaOf(target)) &&
        !(['app', 'design'].includes(kind) && areaOf(target).startsWith('features/')),
    )
    expect(wrong).toEqual([])
  })

  it('keeps ui away from the router and the network', () => {
    const wrong = modules.filter(([path, text]) => path.startsWith('/ui/') && /react-router|react-query/.test(text))
    expect(wrong.map(([path]) => path)).toEqual([])
  })
})
