import type { Profile } from '@skein/contract/people'
import { type QueryClient, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { asProblem } from '../../api/api-problem.ts'
import { FollowButton } from '../../features/follows/follow-button.tsx'
import { LikesChoice } from '../../features/people/likes-choice.tsx'
import { PERSON_TABS, personScenesPages, type PersonTab, profileQuery } from '../../features/people/people.queries.ts'
import { PersonHead } from '../../features/people/person-head.tsx'
import { SceneGrid } from '../../features/scenes/scene-card.tsx'
import { usePageTitle } from '../../lib/page-title.ts'
import { paths } from '../../lib/paths.ts'
import { nameOf } from '../../lib/person.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { CardSkeletons } from '../../ui/skeleton.tsx'
import { personWords } from '../../messages/en/person.ts'

const tabsOf = (person: Profile) => PERSON_TABS.filter((name) => name !== 'liked' || person.viewer.canSeeLikes)
const shownTab = (person: Profile, search: URLSearchParams): PersonTab =>
  tabsOf(person).find((name) => name === search.get('tab')) ?? 'written'

export const personLoader =
  (client: QueryClient) =>
  async ({ params, request }: LoaderFunctionArgs): Promise<string> => {
    const username = params.username ?? ''
    const person = await client.ensureQueryData({ ...profileQuery(username), revalidateIfStale: true })
    await client.prefetchInfiniteQuery(personScenesPages(username, shownTab(person, new URL(request.url).searchParams)))
    return username
  }

export function PersonPage() {
  const username: string = useLoaderData()
  const person = useSuspenseQuery(profileQuery(username)).data
  const [search] = useSearchParams()
  const tab = shownTab(person, search)
  const scenes = useInfiniteQuery(personScenesPages(username, tab))
  const shown = scenes.data?.pages.flatMap((page) => page.items) ?? []
  const name = nameOf(person)
  usePageTitle(name)
  return (
    <div className="wrap pt-8">
      <PersonHead
        person={person}
        action={
          person.viewer.isMe ? (
            <Link to={paths.me()} className={buttonClass('plain')}>
              {personWords.myWork}
            </Link>
          ) : (
            <FollowButton
              target={{ type: 'person', username }}
              name={name}
              following={person.viewer.following}
              look="plain"
            />
          )
        }
      />
      <nav aria-label={personWords.scenesOf({ name })} className="mt-9 flex flex-wrap gap-x-6 border-b border-line">
        {tabsOf(person).map((entry) => (
          <Link
            key={entry}
            to={paths.person(username, entry === 'written' ? undefined : entry)}
            aria-current={entry === tab ? 'page' : undefined}
            preventScrollReset
            replace
            className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent text-ui font-semibold text-faint hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          >
            {personWords[entry]}
          </Link>
        ))}
      </nav>
      <section aria-label={personWords[tab]} className="mt-7">
        <h2 className="sr-only">{personWords[tab]}</h2>
        {tab === 'liked' && person.viewer.isMe && (
          <div className="mb-6">
            <LikesChoice />
          </div>
        )}
        {scenes.isError && <ProblemNote problem={asProblem(scenes.error)} />}
        {scenes.isPending && <CardSkeletons count={4} />}
        {scenes.isSuccess && shown.length === 0 && <Nothing tab={tab} isMe={person.viewer.isMe} name={name} />}
        <SceneGrid scenes={shown} label={personWords.tabOf({ tab: personWords[tab], name })} />
        <MoreButton hasMore={scenes.hasNextPage} isBusy={scenes.isFetchingNextPage} onMore={scenes.fetchNextPage} />
      </section>
    </div>
  )
}

function Nothing({ tab, isMe, name }: { tab: PersonTab; isMe: boolean; name: string }) {
  return (
    <Empty
      isFirst
      title={isMe ? personWords[`${tab}_mine`] : personWords[`${tab}_theirs`]({ name })}
      action={
        <Link to={paths.home()} className={buttonClass(isMe ? 'primary' : 'plain')}>
          {personWords.seeGrowing}
        </Link>
      }
    >
      {isMe ? personWords[`${tab}_next`] : personWords.followThem}
    </Empty>
  )
}
