import type { AccountsService } from '#domains/accounts/accounts.service.ts'
import type { ConfirmationsService } from '#domains/accounts/confirmations.service.ts'
import type { Mounter } from '#platform/mount.ts'
import * as contract from '@skein/contract/accounts'

/** Binds the contract's routes for an account's address: changing it, and saying whose it is. */
export function mountConfirmations(
  mount: Mounter,
  accounts: Pick<AccountsService, 'changeEmail'>,
  confirmations: ConfirmationsService,
): void {
  mount.signedIn(contract.changeEmail, ({ body }, { caller }) =>
    accounts.changeEmail(caller.userId, body.email, body.password),
  )
  mount.signedIn(contract.askConfirmation, async (_input, { caller }) => ({
    sent: await confirmations.ask(caller.userId),
  }))
  mount.open(contract.confirmEmail, async ({ body }) => {
    await confirmations.confirm(body.token)
    return undefined
  })
}
