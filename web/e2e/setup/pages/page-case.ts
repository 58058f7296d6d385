import type { Page } from 'playwright-core'
import type { State } from '../api-states.ts'

export type Who = 'stranger' | 'writer' | 'owner'

/** A page of the app as it can be shown: where it is, who sees it, and what is done there before anybody looks. */
export interface PageCase {
  readonly path: string
  readonly who: readonly Who[]
  /** What it can look like besides being full, as what it reads is empty, broken or on its way. */
  readonly states?: readonly State[]
  readonly prepare?: (page: Page) => Promise<void>
}

export type Pages = Readonly<Record<string, PageCase>>

export const ANYONE = ['stranger', 'writer', 'owner'] as const
export const MEMBERS = ['writer', 'owner'] as const
/** Longer than anything takes to be drawn, also where others use the machine. */
export const DRAWN_MAX_MS = 60_000

/** Presses what has this name, once it is there. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click({ timeout: DRAWN_MAX_MS })

/** Presses what has this name and waits for the dialog it opens. */
export const openDialog = async (page: Page, name: string | RegExp) => {
  await press(page, name)
  await page.getByRole('dialog').waitFor({ timeout: DRAWN_MAX_MS })
}

/** Waits for something to be said to be wrong. */
export const refused = (page: Page) => page.getByRole('alert').first().waitFor({ timeout: DRAWN_MAX_MS })
