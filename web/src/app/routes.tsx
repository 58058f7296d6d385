import type { QueryClient } from '@tanstack/react-query'
import type { RouteObject } from 'react-router'
import { serverWordsReady } from '../messages/translation.ts'
import { PageError, RootError } from './error-page.tsx'
import { Opening } from './opening.tsx'
import { Shell } from './shell.tsx'

/** Every address of the web app. Each page is a module of its own that arrives when it is first visited. */
export function makeRoutes(client: QueryClient): RouteObject[] {
  return [
    {
      path: '/',
      Component: Shell,
      HydrateFallback: Opening,
      ErrorBoundary: RootError,
      children: [
        {
          ErrorBoundary: PageError,
          children: [
            {
              index: true,
              lazy: async () => {
                const page = await import('./pages/home.page.tsx')
                return { Component: page.HomePage, loader: page.homeLoader(client) }
              },
            },
            {
              path: 't/:slug',
              lazy: async () => {
                const page = await import('./pages/topic.page.tsx')
                return { Component: page.TopicPage, loader: page.topicLoader(client) }
              },
            },
            {
              path: 't/:slug/new-idea',
              lazy: async () => {
                const page = await import('./pages/new-idea.page.tsx')
                return { Component: page.NewIdeaPage, loader: page.newIdeaLoader(client) }
              },
            },
            {
              path: 'search',
              lazy: async () => {
                const page = await import('./pages/search.page.tsx')
                return { Component: page.SearchPage }
              },
            },
            {
              path: 'i/:ideaId',
              lazy: async () => {
                const page = await import('./pages/idea.page.tsx')
                return { Component: page.IdeaPage, loader: page.ideaLoader(client) }
              },
            },
            {
              path: 'i/:ideaId/new-scene',
              lazy: async () => {
                const [page] = await Promise.all([import('./pages/new-scene.page.tsx'), serverWordsReady()])
                return { Component: page.NewScenePage, loader: page.newSceneLoader(client) }
              },
            },
            {
              path: 's/:sceneId/bible',
              lazy: async () => {
                const [page] = await Promise.all([import('./pages/bible.page.tsx'), serverWordsReady()])
                return { Component: page.BiblePage, loader: page.bibleLoader(client) }
              },
            },
            {
              path: 's/:sceneId',
              lazy: async () => {
                const [page] = await Promise.all([import('./pages/scene.page.tsx'), serverWordsReady()])
                return { Component: page.ScenePage, loader: page.sceneLoader(client) }
              },
            },
            {
              path: 's/:sceneId/write',
              lazy: async () => {
                const [page] = await Promise.all([import('./pages/write.page.tsx'), serverWordsReady()])
                return { Component: page.WritePage, loader: page.writeLoader(client) }
              },
            },
            {
              path: 'jobs/:jobId',
              lazy: async () => {
                const [page] = await Promise.all([import('./pages/job.page.tsx'), serverWordsReady()])
                return { Component: page.JobPage, loader: page.jobLoader(client) }
              },
            },
            {
              path: 'me',
              lazy: async () => {
                const page = await import('./pages/my-work.page.tsx')
                return { Component: page.MyWorkPage, loader: page.myWorkLoader(client) }
              },
            },
            {
              path: 'people/:username',
              lazy: async () => {
                const page = await import('./pages/person.page.tsx')
                return { Component: page.PersonPage, loader: page.personLoader(client) }
              },
            },
            {
              path: 'tags',
              lazy: async () => {
                const page = await import('./pages/tags.page.tsx')
                return { Component: page.TagsPage, loader: page.tagsLoader(client) }
              },
            },
            {
              path: 'tags/:tag',
              lazy: async () => {
                const page = await import('./pages/tag.page.tsx')
                return { Component: page.TagPage, loader: page.tagLoader(client) }
              },
            },
            {
              path: 'me/history',
              lazy: async () => {
                const page = await import('./pages/history.page.tsx')
                return { Component: page.HistoryPage, loader: page.historyLoader(client) }
              },
            },
            {
              path: 'me/following',
              lazy: async () => {
                const page = await import('./pages/following.page.tsx')
                return { Component: page.FollowingPage, loader: page.followingLoader(client) }
              },
            },
            {
              path: 'me/settings',
              lazy: async () => {
                const page = await import('./pages/settings.page.tsx')
                return { Component: page.SettingsPage, loader: page.settingsLoader(client) }
              },
            },
            {
              path: 'inbox',
              lazy: async () => {
                const page = await import('./pages/inbox.page.tsx')
                return { Component: page.InboxPage, loader: page.inboxLoader(client) }
              },
            },
            {
              path: 'inbox/settings',
              lazy: async () => {
                const page = await import('./pages/inbox-settings.page.tsx')
                return { Component: page.InboxSettingsPage, loader: page.inboxSettingsLoader(client) }
              },
            },
            {
              path: 'quality',
              lazy: async () => {
                const page = await import('./pages/quality.page.tsx')
                return { Component: page.QualityPage, loader: page.qualityLoader(client) }
              },
            },
            {
              path: 'unsubscribe/:token',
              lazy: async () => {
                const page = await import('./pages/unsubscribe.page.tsx')
                return { Component: page.UnsubscribePage }
              },
            },
            {
              path: 'confirm/:token',
              lazy: async () => {
                const page = await import('./pages/confirm.page.tsx')
                return { Component: page.ConfirmPage }
              },
            },
            {
              path: 'sign-in',
              lazy: async () => {
                const page = await import('./pages/sign-in.page.tsx')
                return { Component: page.SignInPage }
              },
            },
            {
              path: 'register',
              lazy: async () => {
                const page = await import('./pages/register.page.tsx')
                return { Component: page.RegisterPage }
              },
            },
            {
              path: 'welcome',
              lazy: async () => {
                const page = await import('./pages/welcome.page.tsx')
                return { Component: page.WelcomePage, loader: page.welcomeLoader(client) }
              },
            },
            {
              path: '*',
              lazy: async () => {
                const page = await import('./pages/not-found.page.tsx')
                return { Component: page.NotFoundPage }
              },
            },
          ],
        },
      ],
    },
  ]
}
