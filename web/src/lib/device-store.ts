/**
 * Text kept in this browser. Storage may be full, blocked or absent (private windows, strict settings); then nothing is
 * kept and nothing breaks: every caller has another source of truth.
 */
export const deviceStore = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  /** Answers whether the text is really kept. */
  write(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value)
      return true
    } catch {
      return false
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // What cannot be reached cannot be removed.
    }
  },
}
