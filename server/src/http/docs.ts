import { openApiDocument } from '#http/openapi.ts'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import bibleSchema from '@skein/contract/schemas/scene-bible.schema.json' with { type: 'json' }
import { ERRORS } from '@skein/contract/errors'
import { ROUTES } from '@skein/contract/routes'
import { Script } from '@skein/contract/script'
import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3 } from 'openapi-types'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, title, cure }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title)}</td><td>${escape(cure)}</td></tr>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Skein: error codes</title><h1>Error codes</h1><table><thead><tr><th>code<th>status<th>what happened<th>what to do</tr></thead><tbody>${rows.join('')}</tbody></table></html>`
}

/** The contract for people and machines: OpenAPI, a page to read it on, the error table, and the published JSON Schemas. */
export async function serveDocs(app: FastifyInstance, version: string): Promise<void> {
  const document = openApiDocument(ROUTES, version)
  app.get('/api/openapi.json', async () => document)
  app.get('/api/docs/errors', async (_request, reply) => reply.type('text/html; charset=utf-8').send(errorsPage()))
  app.get('/api/schemas/scene-bible.schema.json', async (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(bibleSchema)),
  )
  app.get('/api/schemas/script.schema.json', async (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(Script)),
  )
  // The plugin reads 3.1 but its types know only 3.0.
  const forPage: OpenAPIV3.Document = JSON.parse(JSON.stringify(document))
  await app.register(swagger, { mode: 'static', specification: { document: forPage } })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, uiConfig: { deepLinking: true } })
}
