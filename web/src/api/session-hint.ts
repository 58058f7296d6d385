import { deviceStore } from '../lib/device-store.ts'

const KEY = 'skein.signed-in'

/**
 * Whether this browser has ever been given a session it has not lost since. The session's cookies are out of scripts'
 * reach; without this hint every stranger's page would spend a sign-in request trying to renew a session they never had.
 */
export const sessionHint = {
  isSet: (): boolean => deviceStore.read(KEY) !== null,
  set: (): void => void deviceStore.write(KEY, '1'),
  clear: (): void => deviceStore.remove(KEY),
}
