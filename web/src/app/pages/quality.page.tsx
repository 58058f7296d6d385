import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { Live } from '../../features/quality/live.tsx'
import { Measured } from '../../features/quality/measured.tsx'
import { qualityQuery } from '../../features/quality/quality.queries.ts'
import { usePageTitle } from '../../lib/page-title.ts'
import { notFound, requireUser } from '../require-user.ts'
import { qualityWords } from '../../messages/en/quality.ts'

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
  const { validator, rules, figures, since, live } = useSuspenseQuery(qualityQuery).data
  usePageTitle(qualityWords.title)
  return (
    <div className="wrap pt-8">
      <h1 className="display">{qualityWords.title}</h1>
      <p className="num mt-2 mb-9 text-soft">{qualityWords.checkedBy({ validator })}</p>
      <div className="flex flex-col gap-14">
        <Live live={live} since={since} />
        <Measured figures={figures} validator={validator} rules={rules} />
      </div>
    </div>
  )
}
