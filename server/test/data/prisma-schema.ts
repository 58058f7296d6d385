import { readdirSync, readFileSync } from 'node:fs'
import type { CatalogColumn } from './catalog.ts'

const schemaDirectory = new URL('../../../prisma/schema/', import.meta.url)

const plainTypes: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
}

const nativeTypes: Record<string, (size: string) => string> = {
  VarChar: (size) => `character varying(${size})`,
  Char: (size) => `character(${size})`,
  Uuid: () => 'uuid',
  Date: () => 'date',
  SmallInt: () => 'smallint',
  Timestamptz: (size) => (size === '6' ? 'timestamp with time zone' : `timestamp(${size}) with time zone`),
  Decimal: (size) => `numeric(${size.replace(' ', '')})`,
}

function columnType(prismaType: string, attributes: string): string {
  const unsupported = /^Unsupported\("(.+)"\)$/.exec(prismaType)?.[1]
  if (unsupported !== undefined) return unsupported
  const native = /@db\.(\w+)(?:\(([^)]*)\))?/.exec(attributes)
  const type = native?.[1] === undefined ? plainTypes[prismaType] : nativeTypes[native[1]]?.(native[2] ?? '')
  if (type === undefined) throw new Error(`The Prisma type ${prismaType} ${attributes} is not known to this test.`)
  return type
}

/**
 * The columns that a Prisma schema describes, in PostgreSQL's words. Relations have no column. A list counts as
 * nullable: Prisma reads NULL as an empty list and has no way to say which it is.
 */
export function readPrismaColumns(schema: string): CatalogColumn[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const modelNames = new Set(models.map(([, name]) => name))
  return models.flatMap(([, name = '', body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name
    return body.split('\n').flatMap((line): CatalogColumn[] => {
      const field = /^ {2}(\w+)\s+(Unsupported\("[^"]+"\)|\w+)(\?|\[\])?(.*)$/.exec(line)
      const [, fieldName = '', type = '', arity = '', attributes = ''] = field ?? []
      if (field === null || modelNames.has(type)) return []
      return [
        {
          table,
          column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? fieldName,
          type: `${columnType(type, attributes)}${arity === '[]' ? '[]' : ''}`,
          isNullable: arity !== '',
        },
      ]
    })
  })
}

/** All files of the Prisma schema as one text. */
export function readPrismaSchema(): string {
  return readdirSync(schemaDirectory)
    .filter((file) => file.endsWith('.prisma'))
    .map((file) => readFileSync(new URL(file, schemaDirectory), 'utf8'))
    .join('\n')
}
