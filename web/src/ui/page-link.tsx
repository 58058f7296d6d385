import { createContext, type ReactNode, useContext } from 'react'

export interface PageLinkProps {
  to: string
  className?: string
  title?: string
  'data-dye'?: string
  children: ReactNode
}

type DrawLink = (props: PageLinkProps) => ReactNode

const DrawContext = createContext<DrawLink>(({ to, children, ...rest }) => (
  <a href={to} {...rest}>
    {children}
  </a>
))

/** The app says here how it goes from page to page; components of this folder know no router. */
export const PageLinkProvider = DrawContext.Provider

/** A link to a page of the app. */
export function PageLink(props: PageLinkProps) {
  return useContext(DrawContext)(props)
}
