import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { asProblem } from '../api/api-problem.ts'
import { paths } from '../lib/paths.ts'
import { usePageTitle } from '../lib/page-title.ts'
import { buttonClass } from '../ui/button-class.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Wordmark } from '../ui/mark.tsx'
import { shellWords } from '../messages/en/shell.ts'
import { everywhereWords } from '../messages/en/everywhere.ts'

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
  usePageTitle(shellWords.nothingHere)
  return (
    <div className="wrap py-14">
      <h1 className="display mb-8">{shellWords.leadsNowhere}</h1>
      <Empty
        place="lost"
        title={shellWords.nothingAtAddress}
        action={
          <Link to={paths.home()} className={buttonClass('primary')}>
            {shellWords.goToFrontPage}
          </Link>
        }
      >
        {shellWords.nothingAtAddressCure}
      </Empty>
    </div>
  )
}

function TroublePage({ title, cure, requestId }: { title: string; cure: string; requestId: string | null }) {
  usePageTitle(shellWords.wentWrong)
  return (
    <Empty
      isFirst
      place="unreached"
      title={title}
      action={
        <>
          <Button look="primary" onClick={() => window.location.reload()}>
            {shellWords.loadAgain}
          </Button>
          <a href={paths.home()} className={buttonClass('plain')}>
            {shellWords.goToFrontPage}
          </a>
        </>
      }
    >
      <p role="alert">{cure}</p>
      {requestId !== null && <p className="mt-2 text-sm text-faint">{everywhereWords.request({ id: requestId })}</p>}
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
