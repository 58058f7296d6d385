import { defineConfig } from 'prisma/config'

// No datasource: the client gets its connection from the driver adapter, and migrations are plain SQL under sql/.
export default defineConfig({ schema: 'prisma/schema' })
