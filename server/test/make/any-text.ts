import * as fc from 'fast-check'

/**
 * Text of any code points, halves of surrogate pairs too. The same as `fc.string({ unit: 'binary' })`, which takes a second
 * of processor time to be made in each process.
 */
export const anyText = (constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 0x10ffff }), constraints).map((points) => String.fromCodePoint(...points))
