export interface Toast {
  id: number
  text: string
}

const SHOWN_MS = 6000
let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Short news that need no answer. What went wrong is shown where it went wrong, not here. */
export const toastStore = {
  read: (): readonly Toast[] => toasts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  show(text: string): void {
    const id = nextId++
    change([...toasts.slice(-2), { id, text }])
    setTimeout(() => toastStore.dismiss(id), SHOWN_MS)
  },
  dismiss(id: number): void {
    change(toasts.filter((toast) => toast.id !== id))
  },
}
