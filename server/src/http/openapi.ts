import { ERRORS, Problem, SHARED_ERRORS, type ErrorCode } from '@skein/contract/errors'
import type { AnyRoute } from '@skein/contract/routes'
import { API_PREFIX } from '@skein/contract/route'
import type { OpenAPIV3_1 } from 'openapi-types'

/** TypeBox values carry symbols; what leaves is plain JSON Schema, which is what OpenAPI 3.1 speaks. */
const plain = <Schema>(schema: unknown): Schema => JSON.parse(JSON.stringify(schema))

interface ObjectSchema {
  readonly properties?: Record<string, unknown>
  readonly required?: readonly string[]
}

function parameters(route: AnyRoute): OpenAPIV3_1.ParameterObject[] {
  const list: OpenAPIV3_1.ParameterObject[] = []
  for (const [place, schema] of [
    ['path', route.params],
    ['query', route.query],
  ] as const) {
    if (schema === null) continue
    const { properties = {}, required = [] } = plain<ObjectSchema>(schema)
    for (const [name, property] of Object.entries(properties))
      list.push({ name, in: place, required: place === 'path' || required.includes(name), schema: plain(property) })
  }
  if (route.idempotency === 'required')
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', minLength: 8, maxLength: 100 },
    })
  return list
}

function failures(codes: readonly ErrorCode[]): Record<string, OpenAPIV3_1.ResponseObject> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function success(route: AnyRoute): OpenAPIV3_1.ResponseObject {
  if (route.produces !== null)
    return { description: route.summary, content: { [route.produces]: { schema: { type: 'string' } } } }
  if (route.reply === null) return { description: 'Done.' }
  return { description: route.summary, content: { 'application/json': { schema: plain(route.reply) } } }
}

/** The OpenAPI 3.1 document of the whole contract; nobody writes it by hand. */
export function openApiDocument(routes: ReadonlyMap<string, AnyRoute>, version: string): OpenAPIV3_1.Document {
  const paths: NonNullable<OpenAPIV3_1.Document['paths']> = {}
  for (const [operationId, route] of routes) {
    const path = `${API_PREFIX}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`
    const codes = new Set([
      ...SHARED_ERRORS,
      ...route.errors,
      ...(route.access === 'anyone' ? [] : (['unauthenticated'] as const)),
    ])
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        operationId,
        summary: route.summary,
        tags: [route.path.split('/')[1] ?? ''],
        parameters: parameters(route),
        ...(route.body !== null && {
          requestBody: { required: true, content: { 'application/json': { schema: plain(route.body) } } },
        }),
        responses: { [String(route.status)]: success(route), ...failures([...codes]) },
        ...(route.access !== 'anyone' && { security: [{ bearer: [] }, { cookie: [] }] }),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Skein',
      version,
      description: 'Story threads that people write together and watch.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    paths,
    components: {
      schemas: { Problem: plain(Problem) },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'skein_access' },
      },
    },
  }
}
