import { parseAst, type Plugin } from 'vite'

const CONTRACT = /\/contract\/src\/[a-z-]+\.ts$/
const SCHEMA_LIBRARY = /\/node_modules\/typebox\//
/** What the server needs of a route and a page does not: its schemas, its words for OpenAPI, and who may call it. */
const SERVER_ONLY = new Set(['params', 'query', 'reply', 'errors', 'summary', 'access', 'rateLimit', 'produces'])

type Program = ReturnType<typeof parseAst>
type Expression = Extract<Program['body'][number], { type: 'ExpressionStatement' }>['expression']

interface Edit {
  start: number
  end: number
  text: string
}

/** The values a module gives names to as it is loaded. */
function definitionsOf({ body }: Program): Expression[] {
  return body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ init }) => init ?? [])
  })
}

/** A route keeps its method, its path, whether it wants a key and whether it has a body: what a call is made of. */
function editsOfRoute(route: Extract<Expression, { type: 'CallExpression' }>): Edit[] {
  const [facts] = route.arguments
  if (facts?.type !== 'ObjectExpression') return []
  return facts.properties.flatMap((fact): Edit[] => {
    if (fact.type !== 'Property' || fact.key.type !== 'Identifier') return []
    const { name } = fact.key
    if (SERVER_ONLY.has(name)) return [{ start: fact.start, end: fact.end, text: `${name}: undefined` }]
    return name === 'body' ? [{ start: fact.value.start, end: fact.value.end, text: '{}' }] : []
  })
}

/** Marks a definition as one that nobody misses when nobody uses it. */
function editsOf(definition: Expression): Edit[] {
  const { start, end } = definition
  if (definition.type === 'CallExpression' && definition.callee.type === 'Identifier')
    if (definition.callee.name === 'route')
      return [{ start, end: start, text: '/*#__PURE__*/ ' }, ...editsOfRoute(definition)]
  if (definition.type !== 'CallExpression' && definition.type !== 'ObjectExpression') return []
  return [
    { start, end: start, text: '/*#__PURE__*/ (() => (' },
    { start: end, end, text: '))()' },
  ]
}

/**
 * Leaves the schemas of the contract out of the pages' bundle. A page calls a route by its method and path and believes
 * its own server; the schemas, and the library they are written with, were a tenth of every page. Whatever a page does
 * read stays, because only what nobody uses is left out.
 */
export function withoutSchemas(): Plugin {
  return {
    name: 'skein:without-schemas',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: [CONTRACT, SCHEMA_LIBRARY] },
      handler(code, id) {
        // It does nothing but define, and does not say so itself.
        if (!CONTRACT.test(id)) return { code, map: null, moduleSideEffects: false }
        const edits = definitionsOf(parseAst(code)).flatMap(editsOf)
        let text = code
        for (const { start, end, text: put } of edits.toSorted((left, right) => right.start - left.start))
          text = text.slice(0, start) + put + text.slice(end)
        return { code: text, map: null }
      },
    },
  }
}
