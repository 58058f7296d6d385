import { type ComponentType, createContext, type ReactNode, useContext } from 'react'

export interface PageLinkProps {
  to: string
  className?: string
  title?: string
  'data-dye'?: string
  children: ReactNode
}

const PlainLink = ({ to, ...rest }: PageLinkProps) => <a href={to} {...rest} />
const LinkContext = createContext<ComponentType<PageLinkProps>>(PlainLink)

/** The app says here how it goes from page to page; components of this folder know no router. */
export const PageLinkProvider = LinkContext.Provider

/** A link to a page of the app. */
export function PageLink(props: PageLinkProps) {
  const Link = useContext(LinkContext)
  return <Link {...props} />
}
