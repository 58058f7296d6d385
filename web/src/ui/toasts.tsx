import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { type Toast, toastStore } from './toast-store.ts'
import { everywhereWords } from '../messages/en/everywhere.ts'

/** The place where toasts appear: one polite live region that is always in the page. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read)
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4"
    >
      {toasts.map((toast) => (
        <ToastBar key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

export function ToastBar({ toast }: { toast: Toast }) {
  return (
    <div className="pointer-events-auto flex items-center gap-2 rounded-md bg-ink py-1 pe-1 ps-4 text-ui text-paper shadow-lift">
      {toast.text}
      <button
        type="button"
        aria-label={everywhereWords.dismiss}
        onClick={() => toastStore.dismiss(toast.id)}
        className="grid size-9 place-items-center rounded-md"
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
