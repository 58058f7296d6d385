import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { Live } from '../../features/quality/live.tsx'
import { Measured } from '../../features/quality/measured.tsx'
import { qualityQuery } from '../../features/quality/quality.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { notFound, requireUser } from '../require-user.ts'

export const qualityLoader =
  (client: QueryClient) =>
  async ({ request }: LoaderFunctionArgs) => {
    const me = await requireUser(client, request)
    if (me.role === 'user') throw notFound()
    await client.fetchQuery({ ...qualityQuery, staleTime: 0 })
    return null
  }

/** How right the continuity check is, for moderators and admins. */
export function QualityPage() {
  const { validator, figures, since, live } = useSuspenseQuery(qualityQuery).data
  usePageTitle('Quality of the check')
  return (
    <div className="wrap pt-8">
      <h1 className="display">Quality of the check</h1>
      <p className="num mt-2 mb-9 text-soft">Texts are checked by {validator}.</p>
      <div className="flex flex-col gap-14">
        <Live live={live} since={since} />
        <Measured figures={figures} validator={validator} />
      </div>
    </div>
  )
}
