import { useCallback, useEffect, useRef, useState } from 'react'

const IDLE_AFTER_MS = 2800

/** Whether nothing has been pointed at for a while; `wake` says that something was. */
export function useIdle() {
  const [isIdle, setIdle] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setIdle(true), IDLE_AFTER_MS)
  }, [])
  const wake = useCallback(() => {
    setIdle(false)
    wait()
  }, [wait])
  useEffect(() => {
    wait()
    return () => clearTimeout(timer.current)
  }, [wait])
  return { isIdle, wake }
}
