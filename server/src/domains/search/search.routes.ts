import type { SearchService } from '#domains/search/search.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/search'

/** Binds the search routes of the contract. */
export function mountSearch(mount: Mounter, search: SearchService): void {
  mount.open(contract.searchIdeas, ({ query }, { caller }) => search.ideas(query, caller))
  mount.open(contract.searchScenes, ({ query }, { caller }) => search.scenes(query, caller))
  mount.open(contract.searchPeople, ({ query }) => search.people(query))
  mount.open(contract.getIdeaFacets, ({ query }) => search.ideaFacets(query))
  mount.open(contract.getSceneFacets, ({ query }) => search.sceneFacets(query))
  mount.open(contract.suggestSearch, ({ query }) => search.suggest(query.q))
}
