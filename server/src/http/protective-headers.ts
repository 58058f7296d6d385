import helmet from '@fastify/helmet'
import Fastify from 'fastify'

/** What every answer carries so that a browser does no more with it than it should. */
const OPTIONS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      // hls.js gives its caption track an empty file to begin with, written into the address.
      'media-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'", 'blob:'],
      'manifest-src': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
} as const

const OF_ONE_ANSWER = new Set(['content-length', 'content-type', 'date', 'connection'])

/**
 * The headers helmet gives an answer, asked for once: it works all of them out anew for every request, and they never
 * differ.
 *
 * @param secure whether people reach Skein over https.
 */
export async function protectiveHeaders(secure: boolean): Promise<Readonly<Record<string, string>>> {
  const app = Fastify()
  await app.register(helmet, { ...structuredClone(OPTIONS), hsts: secure ? { maxAge: 31_536_000 } : false })
  app.get('/', async () => '')
  const { headers } = await app.inject('/')
  await app.close()
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !OF_ONE_ANSWER.has(name) ? [[name, value]] : [],
    ),
  )
}
