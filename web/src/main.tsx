import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { makeQueryClient } from './api/query-client.ts'
import { makeRoutes } from './app/routes.tsx'
import { startLanguage } from './messages/translation.ts'
import './ui/pages.css'

const client = makeQueryClient()
const language = startLanguage(
  { de: () => import('./messages/de/catalogue.ts') },
  { de: () => import('./messages/de/server.ts') },
)
const routes = makeRoutes(client)
// The style guide is for whoever builds Skein: what is built for others does not carry it.
if (import.meta.env.MODE === 'development')
  routes.unshift({
    path: '/design',
    lazy: async () => ({ Component: (await import('./design/design-page.tsx')).DesignPage }),
  })
const router = createBrowserRouter(routes)
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element with the id "root".')

// The first pages are already on their way while the language is settled.
void language.then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
)
