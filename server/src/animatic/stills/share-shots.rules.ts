import type { Shot } from '@skein/contract/script'

/**
 * Who draws which shots: shots in the same place and light go to the same hands, because the place takes most of the time;
 * the largest such group goes to whoever has least.
 *
 * @returns the shots' places in the list, for at most `hands` hands, none of them without any.
 */
export function shareShots(shots: readonly Pick<Shot, 'setting' | 'mood'>[], hands: number): number[][] {
  const groups = Map.groupBy(shots.keys(), (index) => JSON.stringify([shots[index]?.setting, shots[index]?.mood]))
  const shares = Array.from({ length: hands }, (): number[] => [])
  for (const group of [...groups.values()].toSorted((a, b) => b.length - a.length))
    shares.toSorted((a, b) => a.length - b.length)[0]?.push(...group)
  return shares.filter((share) => share.length > 0)
}
