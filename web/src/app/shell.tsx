import { useEffect, useLayoutEffect, useRef } from 'react'
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { type PageLinkProps, PageLinkProvider } from '../ui/page-link.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { removeFirstContent } from './first-content.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { shellWords } from '../messages/en/shell.ts'

const drawLink = (props: PageLinkProps) => <Link {...props} />

/** What every page stands in: skip link, header, main, footer, toasts. */
export function Shell() {
  const mainRef = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const isNavigating = useNavigation().state === 'loading'
  const shownPath = useRef(pathname)
  // Before the browser paints: the same words never stand there twice.
  useLayoutEffect(removeFirstContent, [])
  useEffect(() => {
    if (shownPath.current === pathname) return
    shownPath.current = pathname
    // After navigation a keyboard or screen reader goes on from the new page instead of the link that is gone.
    mainRef.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <PageLinkProvider value={drawLink}>
      <a
        href="#main"
        className="fixed top-2 start-2 z-50 -translate-y-20 rounded-md bg-ink px-4 py-2.5 font-semibold text-paper focus:translate-y-0"
      >
        {shellWords.skip}
      </a>
      <div
        aria-hidden="true"
        className={`fixed inset-x-0 top-0 z-40 h-0.5 origin-left rtl:origin-right bg-accent transition-transform duration-slow ${isNavigating ? 'scale-x-75' : 'scale-x-0'}`}
      />
      <Header />
      <main id="main" ref={mainRef} tabIndex={-1} aria-busy={isNavigating} className="flex-1">
        <Outlet />
      </main>
      <Footer />
      <Toasts />
      <ScrollRestoration />
    </PageLinkProvider>
  )
}
