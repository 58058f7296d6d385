/** Seconds as a clock: `0:08`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  // A container's clock stops a hair before the whole second.
  const whole = Math.max(0, Math.floor(seconds + 0.05))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = `${whole % 60}`.padStart(2, '0')
  return hours > 0 ? `${hours}:${`${minutes}`.padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** Seconds as words for a screen reader and for running text: `1 min 4 s`. */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const parts = [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, `${whole % 60} s`]
  if (whole >= 60 && whole % 60 === 0) parts.pop()
  return parts.filter((part) => part !== false).join(' ')
}
