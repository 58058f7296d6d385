interface FigureTableProps {
  caption: string
  head: readonly string[]
  /** The first cell names the row. */
  rows: readonly (readonly [string, ...string[]])[]
}

/** Figures in rows; wide ones scroll by themselves. */
export function FigureTable({ caption, head, rows }: FigureTableProps) {
  return (
    // Focusable, because it scrolls by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={caption} className="overflow-x-auto">
      <table className="num w-full min-w-[36rem] border-collapse text-start text-ui [&_th]:text-start">
        <caption className="pb-2 text-start font-semibold">{caption}</caption>
        <thead>
          <tr className="border-b border-edge text-sm text-faint">
            {head.map((words) => (
              <th key={words} scope="col" className="py-1.5 pe-5 align-bottom font-normal whitespace-nowrap">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="py-1.5 pe-5 font-semibold">
                {name}
              </th>
              {cells.map((words, index) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={index} className="py-1.5 pe-5 whitespace-nowrap">
                  {words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
