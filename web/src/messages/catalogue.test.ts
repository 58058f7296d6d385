// @vitest-environment node
import { FILM_NOTES } from '@skein/contract/film-notes'
import { WORDINGS } from '@skein/contract/wordings'
import compile from 'icu-minify/compile'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { filmNotes } from './de/film-notes.ts'
import { wordings } from './de/wordings.ts'

const raw = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*', '!../test/**', '!../design/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** A syntax tree as oxc gives it: only what is read here. */
interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const nameIn = (node: unknown): string => (isNode(node) && typeof node['name'] === 'string' ? node['name'] : '')
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Everything beneath a node with what stands above it, outermost first. */
function* walk(value: unknown, above: readonly Node[] = []): Generator<readonly [Node, readonly Node[]]> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item, above)
  if (!isNode(value)) return
  yield [value, above]
  const next = [...above, value]
  for (const child of Object.values(value)) yield* walk(child, next)
}

const sources = Object.entries(raw).map(([path, code]) => ({
  path: path.replace(/^(?:\.\.|\.)\//, ''),
  nodes: [...walk(parseSync(path, code).program)],
}))
const pages = sources.filter(({ path }) => !/^(?:messages\/)?(?:en|de)\//.test(path))

/** The texts of one language as `area.name`. */
function textsOf(language: 'en' | 'de'): Map<string, string> {
  const found = new Map<string, string>()
  for (const { path, nodes } of sources) {
    const file = new RegExp(`^(?:messages/)?${language}/([\\w-]+)\\.ts$`).exec(path)?.[1]
    if (file === undefined || /^(?:catalogue|problems|server|film-notes|(?:.+-)?wordings)$/.test(file)) continue
    const area = file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    for (const [{ type, key, value }] of nodes)
      if (type === 'Property' && isNode(key) && isNode(value) && typeof value['value'] === 'string')
        found.set(`${area}.${nameIn(key)}`, value['value'])
  }
  return found
}
const english = textsOf('en')
const german = textsOf('de')

/** Names of the placeholders and tags of a message, with what kind of value each takes; `#` and literals have none. */
function placeholders(message: unknown): string[] {
  if (!Array.isArray(message)) return []
  return message.flatMap((node: unknown) => {
    if (!Array.isArray(node)) return []
    const [name, kind, options] = node
    if (kind === undefined) return [`{${name}}`]
    if (typeof kind !== 'number' || kind === 0) return [`<${name}>`, ...placeholders(node.slice(1))]
    return [
      `{${name}, ${kind}}`,
      ...(typeof options === 'object' && options !== null ? Object.values(options).flatMap(placeholders) : []),
    ]
  })
}
const shapeOf = (text: string | undefined): string =>
  [...new Set(placeholders(compile(text ?? '')))].toSorted().join(' ')

const isFunction = ({ type }: Node): boolean => /Function/.test(type)
const hasLetters = (text: unknown): text is string => typeof text === 'string' && /\p{L}{2}/u.test(text)
/** A name is the same in every language. */
const NAMES = ['Skein']
/** What a person is shown or told by these is in the catalogue. */
const SPOKEN = /^(?:aria-label|aria-valuetext|alt|cure|done|error|hint|label|placeholder|term|text|title|words)$/
const TELLS = /^(?:usePageTitle|show)$/

/** The texts a node would show as they stand in the source. */
function literalsIn(value: unknown): string[] {
  if (!isNode(value)) return []
  if (value.type === 'Literal') return hasLetters(value['value']) ? [value['value']] : []
  if (value.type === 'ConditionalExpression') return [value['consequent'], value['alternate']].flatMap(literalsIn)
  if (value.type === 'LogicalExpression') return literalsIn(value['right'])
  if (value.type === 'JSXExpressionContainer') return literalsIn(value['expression'])
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value['quasis'])) return []
  return value['quasis'].flatMap((quasi) => (hasLetters(quasi.value.cooked) ? [String(quasi.value.cooked)] : []))
}

function textsShown(node: Node): string[] {
  if (node.type === 'JSXText') return hasLetters(node['value']) ? [node['value'].trim()] : []
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = Array.isArray(node['children']) ? node['children'] : []
    return children.filter((child) => isNode(child) && child.type === 'JSXExpressionContainer').flatMap(literalsIn)
  }
  if (node.type === 'CallExpression') {
    const { callee } = node
    const name = isNode(callee) ? (isNode(callee['property']) ? callee['property'] : callee)['name'] : ''
    const [first] = Array.isArray(node['arguments']) ? node['arguments'] : []
    return typeof name === 'string' && TELLS.test(name) ? literalsIn(first) : []
  }
  if (node.type !== 'JSXAttribute' && node.type !== 'Property') return []
  const name = isNode(node['name']) ? node['name']['name'] : isNode(node['key']) ? node['key']['name'] : ''
  return typeof name === 'string' && SPOKEN.test(name) ? literalsIn(node['value']) : []
}

/** The names a member expression may read of an area: one, some by a pattern, or any. */
function namesRead({ computed, property }: Node): (name: string) => boolean {
  if (!isNode(property)) return () => false
  if (computed !== true) return (name) => name === property['name']
  const branches =
    property.type === 'ConditionalExpression' ? [property['consequent'], property['alternate']] : [property]
  const literals = branches.flatMap(literalsIn)
  if (property.type === 'TemplateLiteral' && Array.isArray(property['quasis'])) {
    const pattern = new RegExp(`^${property['quasis'].map(({ value }) => value.cooked).join('\\w+')}$`)
    return (name) => pattern.test(name)
  }
  return literals.length === branches.length ? (name) => literals.includes(name) : () => true
}

describe('the catalogue', () => {
  it('says everything in German that it says in English', () => {
    expect(english.size).toBeGreaterThan(500)
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('has the same placeholders, tags and plural rules in both languages', () => {
    const wrong = [...english].filter(([key, text]) => shapeOf(text) !== shapeOf(german.get(key)))
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  it('says every sentence of the server’s in German, with the same in its places', () => {
    const said: Readonly<Record<string, unknown>> = { ...wordings, ...filmNotes }
    const places = (message: unknown): string => [...new Set(placeholders(message))].toSorted().join(' ')
    const sentences = { ...WORDINGS, ...FILM_NOTES }
    const wrong = Object.entries(sentences).filter(([id, text]) => places(compile(text)) !== places(said[id]))
    expect(wrong.map(([id]) => id)).toEqual([])
    expect(Object.keys(said).toSorted()).toEqual(Object.keys(sentences).toSorted())
  })

  it('holds no message that nothing says', () => {
    const unsaid = new Set(english.keys())
    for (const { nodes } of pages)
      for (const [node] of nodes) {
        const { object } = node
        const area = node.type === 'MemberExpression' && isNode(object) ? /^(\w+)Words$/.exec(nameIn(object)) : null
        if (area === null) continue
        const isRead = namesRead(node)
        for (const key of unsaid)
          if (key.startsWith(`${area[1]}.`) && isRead(key.split('.')[1] ?? '')) unsaid.delete(key)
      }
    expect([...unsaid]).toEqual([])
  })

  it('holds every text that a page shows', () => {
    const wrong = pages.flatMap(({ path, nodes }) =>
      nodes.flatMap(([node]) =>
        textsShown(node)
          .filter((text) => !NAMES.includes(text))
          .map((text) => `${path}: ${text}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('is not read while modules load, when the language is not settled yet', () => {
    const wrong = pages.flatMap(({ path, nodes }) =>
      nodes.flatMap(([{ type, object }, above]) =>
        type === 'MemberExpression' && isNode(object) && nameIn(object).endsWith('Words') && !above.some(isFunction)
          ? [`${path}: ${nameIn(object)}`]
          : [],
      ),
    )
    expect(wrong).toEqual([])
  })
})
