import { join } from 'node:path'
import { createServer } from 'vite'

/** The web app as developers see it, in front of a Skein that runs. */
export async function serveDevelopment(apiUrl: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  process.env['SKEIN_API_URL'] = apiUrl
  const server = await createServer({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    logLevel: 'error',
    server: { host: 'localhost', port: 0, hmr: false },
  })
  await server.listen()
  const [url = ''] = server.resolvedUrls?.local ?? []
  // What it finds at the first visit is packed then, and the page opened anew: not in the middle of a picture.
  await server.warmupRequest('/src/main.tsx')
  return { url: url.replace(/\/$/, ''), close: () => server.close() }
}
