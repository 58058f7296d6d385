import type { Page } from 'playwright-core'

/** What stands between two things that are said, and is not said itself. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'RootWebArea'])
const STATES = [
  'focused',
  'expanded',
  'pressed',
  'selected',
  'checked',
  'invalid',
  'required',
  'disabled',
  'busy',
  'live',
]
const NAME_MAX = 100

interface Node {
  nodeId: string
  ignored: boolean
  role?: { value?: unknown }
  name?: { value?: unknown }
  description?: { value?: unknown }
  childIds?: string[]
  properties?: { name: string; value: { value?: unknown } }[]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : '')
const short = (text: string): string => (text.length > NAME_MAX ? `${text.slice(0, NAME_MAX)}…` : text)

/** What Chromium hands to a screen reader, one line for each thing that is said, indented by what holds it. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes }: { nodes: Node[] } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const lines: string[] = []
  const say = (node: Node, depth: number, spoken: string): void => {
    const role = textOf(node.role?.value)
    const name = textOf(node.name?.value)
    // Words that are the name of what holds them are said once.
    const isSaid =
      !node.ignored && !SILENT.has(role) && !(role === 'StaticText' && (name === '' || spoken.includes(name)))
    if (isSaid) {
      const states = (node.properties ?? []).flatMap(({ name: state, value }) =>
        STATES.includes(state) && !['false', 'off', ''].includes(String(value.value))
          ? [`${state}=${String(value.value)}`]
          : [],
      )
      const description = textOf(node.description?.value)
      lines.push(
        [
          '  '.repeat(depth) + (role === 'StaticText' ? 'text' : role),
          ...(name === '' ? [] : [JSON.stringify(short(name))]),
          ...(description === '' ? [] : [`(${short(description)})`]),
          ...states,
        ].join(' '),
      )
    }
    for (const id of node.childIds ?? []) {
      const child = byId.get(id)
      if (child !== undefined) say(child, isSaid ? depth + 1 : depth, isSaid ? name : spoken)
    }
  }
  const [root] = nodes
  if (root !== undefined) say(root, 0, '')
  return `${lines.join('\n')}\n`
}
