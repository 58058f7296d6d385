import type { Transaction } from '#platform/db.ts'
import { sqlStatement } from '#platform/sql-files.ts'
import { Type } from 'typebox'

export interface StoredAsset {
  readonly kind: 'manifest' | 'rendition' | 'mp4' | 'poster' | 'captions' | 'sprite' | 'thumbnails'
  readonly key: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly contentType: string
}

const insertAssets = sqlStatement('platform/insert-assets', Type.Object({ registered: Type.Integer() }))

/** Writes of `assets`. */
export const assetsStore = {
  register: async (
    tx: Transaction,
    owner: { readonly type: 'job'; readonly id: string },
    assets: readonly StoredAsset[],
    source: unknown,
  ): Promise<void> => {
    await insertAssets(tx, [owner.type, owner.id, JSON.stringify(assets), JSON.stringify(source)])
  },
}
