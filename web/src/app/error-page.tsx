import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { asProblem } from '../api/api-problem.ts'
import { paths } from '../lib/paths.ts'
import { usePageTitle } from '../lib/page-title.ts'
import { buttonClass } from '../ui/button-class.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Wordmark } from '../ui/mark.tsx'

/** An error inside the shell: header and footer stay, and there is always a way out. */
export function PageError() {
  const error = useRouteError()
  const problem = asProblem(error)
  if ((isRouteErrorResponse(error) && error.status === 404) || problem.code === 'not_found') return <NothingHere />
  return (
    <div className="wrap py-14">
      <TroublePage title={problem.title} cure={problem.cure} requestId={problem.requestId} />
    </div>
  )
}

export function NothingHere() {
  usePageTitle('Nothing here')
  return (
    <div className="wrap py-14">
      <h1 className="display mb-8">This thread leads nowhere</h1>
      <Empty
        place="lost"
        title="There is nothing at this address."
        action={
          <Link to={paths.home()} className={buttonClass('primary')}>
            Go to the front page
          </Link>
        }
      >
        It may have been taken down, or it may not be yours to see. Check the address, or start from the front page.
      </Empty>
    </div>
  )
}

function TroublePage({ title, cure, requestId }: { title: string; cure: string; requestId: string | null }) {
  usePageTitle('Something went wrong')
  return (
    <Empty
      place="unreached"
      title={title}
      action={
        <>
          <Button look="primary" onClick={() => window.location.reload()}>
            Load the page again
          </Button>
          <a href={paths.home()} className={buttonClass('plain')}>
            Go to the front page
          </a>
        </>
      }
    >
      <p role="alert">{cure}</p>
      {requestId !== null && <p className="mt-2 text-sm text-faint">Request {requestId}</p>}
    </Empty>
  )
}

/** An error of the shell itself: nothing else can be relied on, so links are plain ones. */
export function RootError() {
  const problem = asProblem(useRouteError())
  return (
    <main className="wrap py-10">
      <a href={paths.home()} className="inline-block pb-10">
        <Wordmark />
      </a>
      <TroublePage title={problem.title} cure={problem.cure} requestId={problem.requestId} />
    </main>
  )
}
