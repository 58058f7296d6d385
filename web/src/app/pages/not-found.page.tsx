export { NothingHere as NotFoundPage } from '../error-page.tsx'
