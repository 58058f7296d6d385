import { readdirSync, readFileSync, globSync, existsSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { ERROR_CODES } from '@skein/contract/errors'
import { JOB_ERRORS } from '@skein/contract/jobs'
import { ROUTES } from '@skein/contract/routes'
import { STAGES } from '@skein/contract/jobs'
import { SETTINGS } from '#config.ts'
import { STAGE_ORDER } from '#pipeline/stages.ts'
import { createDatabase } from '#platform/db.ts'
import { listSqlStatements, readSqlStatement } from '#platform/sql-files.ts'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { startWholeApp } from './make/whole-app.ts'
import { createTestDatabase } from './setup/database.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: (path) => /node_modules|generated|dist/.test(String(path)) }).map((path) =>
    path.replaceAll('\\', '/'),
  )
const source = files('{server,partitions,web}/**/*.{ts,tsx}')
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')

describe('the house', () => {
  it('mounts every route of the contract exactly once, and nothing else under /api/v1', async () => {
    const app = await startWholeApp()
    const mounted = [...app.mountedRoutes].toSorted()
    await app.close()
    expect(mounted).toEqual([...ROUTES.keys()].toSorted())
  })

  it('gives every stage a definition, a handler and a place in the order', () => {
    expect(STAGE_ORDER.map(({ stage }) => stage)).toEqual([...STAGES])
    for (const folder of readdirSync(join(root, 'server/src/pipeline/stages'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory(),
    ))
      expect(readdirSync(join(root, 'server/src/pipeline/stages', folder.name))).toEqual(
        expect.arrayContaining(['handler.ts', 'stage.ts']),
      )
  })

  it('lets imports run one way only', () => {
    const walls: readonly (readonly [RegExp, RegExp])[] = [
      [/^server\/contract\/src\//, /^(#|@skein\/(?!contract))/],
      [/^server\/src\/platform\//, /^#(domains|http|pipeline|providers|animatic|media|container|config|cli|seed)/],
      [/^server\/src\/animatic\//, /^#(domains|http|pipeline|container|config|cli|seed)/],
      [/^server\/src\/media\//, /^#(domains|http|pipeline|animatic|container|config|cli|seed)/],
      [
        /^server\/src\/providers\//,
        /^#(domains(?!\/[a-z]+\/[a-z-]+\.rules\.ts)|http|pipeline|container|config|cli|seed)/,
      ],
      [/^server\/src\/domains\//, /^#(http|pipeline|animatic|container|config|cli|seed)/],
      [/^server\/src\/pipeline\//, /^#(http|container|config|cli|seed)/],
      [/^server\/src\/pipeline\//, /^#domains\/[a-z]+\/(?![a-z-]+\.(service|rules)\.ts)/],
      [/^web\/src\//, /^(#|@skein\/(?!contract))/],
      [/^web\/src\/(ui|lib|api|player)\//, /(^|\/)(features|app)\//],
    ]
    const broken = source.flatMap((file) =>
      /\.test\.tsx?$/.test(file)
        ? []
        : importsOf(read(file)).flatMap((specifier) =>
            walls.some(([from, to]) => from.test(file) && to.test(specifier)) ? [`${file} imports ${specifier}`] : [],
          ),
    )
    expect(broken).toEqual([])
  })

  it('opens a domain to other domains by its service and its rules alone', () => {
    const broken = source.flatMap((file) => {
      const own = /^server\/src\/domains\/([a-z]+)\//.exec(file)?.[1]
      if (own === undefined) return []
      return importsOf(read(file)).flatMap((specifier) => {
        const [, domain, door = ''] = /^#domains\/([a-z]+)\/(.+)$/.exec(specifier) ?? []
        return domain === undefined || domain === own || /\.(service|rules)\.ts$/.test(door)
          ? []
          : [`${file} imports ${specifier}`]
      })
    })
    expect(broken).toEqual([])
  })

  it('keeps features from importing each other', () => {
    const broken = source.flatMap((file) => {
      const own = /^web\/src\/features\/([a-z-]+)\//.exec(file)?.[1]
      if (own === undefined) return []
      return importsOf(read(file)).flatMap((specifier) => {
        if (!specifier.startsWith('.')) return []
        const target = relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/')
        const other = /^web\/src\/features\/([a-z-]+)\//.exec(target)?.[1]
        return other === undefined || other === own ? [] : [`${file} imports ${specifier}`]
      })
    })
    expect(broken).toEqual([])
  })

  it('names domain files by their role', () => {
    const odd = files('server/src/domains/*/*.ts').filter(
      (file) =>
        !/\.(routes|service|store|rules|suite)(\.test)?\.ts$/.test(file) &&
        !/^[a-z-]+(\.test)?\.ts$/.test(basename(file)),
    )
    expect(odd).toEqual([])
    const homeless = source.filter((file) => /(^|\/)(utils?|helpers?|common|misc|manager|base|types)\.tsx?$/.test(file))
    expect(homeless).toEqual([])
  })

  it('prepares every SQL statement against the migrated database, and each is used by code', async () => {
    const database = await createTestDatabase()
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const code = source.map(read).join('\n')
    const problems: string[] = []
    for (const [index, name] of listSqlStatements().entries()) {
      await client
        .query(`PREPARE statement_${index} AS ${readSqlStatement(name)}`)
        .catch((error: Error) => problems.push(`${name}: ${error.message}`))
      if (!code.includes(`'${name}'`)) problems.push(`${name}: nothing uses it`)
    }
    await client.end()
    await database.drop()
    expect(problems).toEqual([])
  })

  it('throws every error code of the contract somewhere', () => {
    const code = source
      .filter((file) => file.startsWith('server/src/'))
      .map(read)
      .join('\n')
    expect(ERROR_CODES.filter((name) => !code.includes(`'${name}'`))).toEqual([])
    expect(Object.keys(JOB_ERRORS).filter((name) => !code.includes(`'${name}'`))).toEqual([])
  })

  it('lists in .env.example exactly the settings it reads, and reads the environment in one place', () => {
    const listed = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1])
    expect(new Set(listed)).toEqual(new Set(Object.values(SETTINGS).map(({ name }) => name)))
    const readers = files('server/src/**/*.ts').filter(
      (file) => file !== 'server/src/config.ts' && /process\.env\b/.test(read(file)),
    )
    expect(readers).toEqual([])
  })

  it('never branches on NODE_ENV', () => {
    expect(source.filter((file) => !file.endsWith('house.test.ts') && read(file).includes('NODE_ENV'))).toEqual([])
  })

  it('gives every partitioned table a policy', async () => {
    const { PARTITION_POLICIES } = await import('@skein/partitions/policy')
    const database = await createTestDatabase()
    const db = createDatabase({ url: database.url, poolMax: 2, statementTimeoutMs: 5000 })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace ORDER BY 1",
    )
    await client.end()
    await db.close()
    await database.drop()
    expect(PARTITION_POLICIES.map(({ table }) => table).toSorted()).toEqual(rows.map(({ name }) => name))
  })

  it('keeps the docs true: every file, command and script they name exists', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
    const wrong: string[] = []
    for (const page of ['README.md', 'CONTRIBUTING.md', ...files('docs/**/*.md')]) {
      const text = read(page)
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g))
        if (!existsSync(join(root, dirname(page), target))) wrong.push(`${page}: ${target}`)
      for (const [, script = ''] of text.matchAll(/npx pnpm (?!install)([a-z:]+)/g))
        if (scripts[script] === undefined) wrong.push(`${page}: pnpm ${script}`)
      for (const [, path = ''] of text.matchAll(/`((?:server|web|sql|prisma|partitions|docker|docs)\/[\w./-]*)`/g))
        if (!/[<>*]|NNNN/.test(path) && !existsSync(join(root, path))) wrong.push(`${page}: ${path}`)
    }
    expect(wrong).toEqual([])
  })

  it('agrees with its Docker files on commands, ports and settings', () => {
    const known = new Set(Object.values(SETTINGS).map(({ name }) => name as string))
    const dockerfile = read('docker/Dockerfile')
    const compose = parse(read('docker/compose.yaml'), { merge: true })
    const { packageManager }: { packageManager: string } = JSON.parse(read('package.json'))
    expect(dockerfile).toContain(packageManager)
    for (const [, path = ''] of dockerfile.matchAll(/^COPY (?!--from)([\w./-]+) /gm))
      if (path !== '.') expect(existsSync(join(root, path)), path).toBe(true)
    expect(dockerfile).toMatch(/^USER skein$/m)
    expect(compose.services.database.image).toMatch(/^postgres:18/)
    for (const name of ['api', 'worker']) {
      const service = compose.services[name]
      expect(existsSync(join(root, service.command[1])), name).toBe(true)
      for (const variable of Object.keys(service.environment)) expect(known, `${name}: ${variable}`).toContain(variable)
      expect(existsSync(join(root, 'docker', service.build.context, service.build.dockerfile))).toBe(true)
    }
    expect(compose.services.api.ports[0]).toMatch(new RegExp(`:${compose.services.api.environment.PORT}$`))
    const settings = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' ').map((pair) => pair.split('=')[0] ?? ''),
    )
    for (const variable of settings) if (variable !== 'CI') expect(known).toContain(variable)
  })
})
