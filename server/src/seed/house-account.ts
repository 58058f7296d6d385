import { randomBytes } from 'node:crypto'
import { type Database, isUniqueViolation } from '#platform/db.ts'
import { UserId } from '@skein/contract/ids'
import { Value } from 'typebox/value'

const SETTING = 'house_account'
const USERNAME = 'skein'

/**
 * The account under which Skein itself writes, made at first use. It has no password, so nobody can sign in as it.
 * Several processes may ask at once and get the same one.
 */
export async function houseAccount(db: Database): Promise<UserId> {
  const known = await readSetting(db)
  if (known !== null) return known
  const taken = await db.prisma.user.findFirst({
    where: { username: { equals: USERNAME, mode: 'insensitive' } },
    select: { id: true },
  })
  // Somebody may have registered the name before the first start that needed it.
  const username = taken === null ? USERNAME : `${USERNAME}-${randomBytes(3).toString('hex')}`
  try {
    return await db.modelTransaction(async (tx) => {
      const user = await tx.user.create({
        data: { email: `${username}@house.invalid`, username, displayName: 'Skein', passwordHash: null },
        select: { id: true },
      })
      await tx.setting.create({ data: { key: SETTING, value: user.id } })
      return Value.Parse(UserId, user.id)
    })
  } catch (error) {
    const made = isUniqueViolation(error) ? await readSetting(db) : null
    if (made === null) throw error
    return made
  }
}

async function readSetting(db: Database): Promise<UserId | null> {
  const setting = await db.prisma.setting.findUnique({ where: { key: SETTING }, select: { value: true } })
  return setting === null ? null : Value.Parse(UserId, setting.value)
}
