import * as accounts from './accounts.ts'
import * as bible from './bible-routes.ts'
import * as engagement from './engagement.ts'
import * as follows from './follows.ts'
import * as ideas from './ideas.ts'
import * as jobs from './jobs.ts'
import * as preview from './preview.ts'
import * as people from './people.ts'
import * as notifications from './notifications.ts'
import * as quality from './quality.ts'
import * as recap from './recap.ts'
import type { Route } from './route.ts'
import * as scenes from './scenes.ts'
import * as search from './search.ts'
import * as segments from './segments.ts'
import * as topics from './topics.ts'
import * as transcript from './transcript.ts'
import * as underWay from './under-way.ts'
import * as watching from './watching.ts'
import * as writers from './writers.ts'

/** Any route, whatever it takes and gives. */
export type AnyRoute = Route<never, unknown>

const modules: readonly Record<string, unknown>[] = [
  accounts,
  people,
  topics,
  ideas,
  scenes,
  writers,
  segments,
  recap,
  transcript,
  underWay,
  jobs,
  preview,
  bible,
  engagement,
  follows,
  watching,
  notifications,
  search,
  quality,
]

function isRoute(value: unknown): value is AnyRoute {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'summary' in value
}

/** Every route by the name it is exported under; the name is also its OpenAPI operation id. */
export const ROUTES: ReadonlyMap<string, AnyRoute> = new Map(
  modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]): [string, AnyRoute][] => (isRoute(value) ? [[name, value]] : [])),
  ),
)
