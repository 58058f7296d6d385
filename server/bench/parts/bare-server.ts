import Fastify from 'fastify'
import { Pool } from 'pg'
import { listSegments } from '@skein/contract/scenes'
import { answerOrders, startingOrders } from './answer-orders.ts'

interface BareOrders {
  readonly databaseUrl: string
}

/** What `/static` answers from now on. */
export interface StaticBody {
  readonly body: string
  readonly contentType: string
}

const PAGE_TEXT = `
SELECT p.segment_id AS id, p.sequence, u.username, u.display_name, p.excerpt, p.duration_seconds, p.thumbnail_url,
       p.media_key, p.published_at
FROM segment_positions p JOIN users u ON u.id = p.user_id
WHERE p.scene_id = $1 AND p.sequence > $2 AND p.sequence <= $2 + $3 AND p.status = 'active' ORDER BY p.sequence`

interface PageRow {
  id: string
  sequence: number
  username: string
  display_name: string | null
  excerpt: string
  duration_seconds: number
  thumbnail_url: string | null
  media_key: string
  published_at: Date
}

// What the same machine does without Skein around it: a constant buffer, and one raw prepared statement behind Fastify
// with the very response schema of the contract.
const { databaseUrl } = startingOrders<BareOrders>()
const pool = new Pool({ connectionString: databaseUrl, max: 10 })
const app = Fastify()
let kept = { body: Buffer.from('{}'), contentType: 'application/json' }

app.get('/static', (_request, reply) => reply.type(kept.contentType).send(kept.body))
app.get<{ Params: { scene: string }; Querystring: { from: string; limit: string } }>(
  '/segments/:scene',
  { schema: { response: { 200: listSegments.reply } } },
  async ({ params, query }) => {
    const after = Number(query.from) - 1
    const { rows } = await pool.query<PageRow>({
      name: 'page',
      text: PAGE_TEXT,
      values: [params.scene, after, Number(query.limit)],
    })
    return {
      items: rows.map((row) => ({
        id: row.id,
        sequence: row.sequence,
        author: { username: row.username, displayName: row.display_name },
        excerpt: row.excerpt,
        duration: row.duration_seconds,
        startsAt: 0,
        posterUrl: row.thumbnail_url,
        videoUrl: `/${row.media_key}/segment.mp4`,
        publishedAt: row.published_at.toISOString(),
      })),
      nextCursor: null,
    }
  },
)
app.get<{ Params: { id: string } }>('/flat/:id', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'flat',
    text: 'SELECT * FROM bench.flat_segments WHERE id = $1',
    values: [params.id],
  })
  return rows[0]
})
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()

answerOrders<StaticBody>(async ({ body, contentType }) => {
  kept = { body: Buffer.from(body), contentType }
  return typeof address === 'object' ? address?.port : 0
})
