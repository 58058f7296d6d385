// Loaded before a process's own code (`node --import`): its wall clock is off by so many milliseconds from then on.
const shiftMs = Number(process.env['SHIFT_CLOCK_MS'])
if (!Number.isFinite(shiftMs)) throw new Error('SHIFT_CLOCK_MS says by how much the clock is off')

const real = Date
const now = () => real.now() + shiftMs
globalThis.Date = new Proxy(real, {
  construct: (target, given: unknown[], asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
})
