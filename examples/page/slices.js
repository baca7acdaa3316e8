/**
 * Joins rows of the library into the slices of the page. Rows are matched by `start`, `end` and `actor`, so all of them must
 * come from the same slicing: `network.slices(o)`, `layoutOverTime(network, o)` … with the same `every`, `window`, `from`, `to`.
 *
 * @param {Iterable<import("allegiance").TemporalNetwork>} views what `network.slices(…)` answers with
 * @param {object} rows
 * @param {Iterable<{ start, end, actor: string, x: number, y: number }>} rows.positions one for each actor of each slice
 * @param {Iterable<{ start, end, actor: string, value: number }>} [rows.series] sizes; an actor without one has 0
 * @param {Iterable<{ start, end, actor: string, community: string | number }>} [rows.communities] lasting communities
 * @returns {import("./data").PageSlice[]}
 * @throws Error if an actor of a slice has no position
 */
export function slicesOf(views, { positions, series = [], communities = [] }) {
  const [placed, sized, grouped] = [positions, series, communities].map(
    (rows) => new Map(Array.from(rows, (row) => [keyOf(row, row.actor), row])),
  );
  return Array.from(views, (view) => {
    const { window } = view;
    const { start, end, label } = window;
    const nodes = Array.from(view.actors(), ({ id }) => {
      const key = keyOf(window, id);
      const position = placed.get(key);
      if (!position) throw new Error(`no position for ${id} from ${start} to ${end}`);
      const { x, y } = position;
      return { id, x, y, size: sized.get(key)?.value ?? 0, community: grouped.get(key)?.community };
    });
    const ids = (network) => Array.from(network.ties(), (tie) => tie.id);
    const certain = view.under({ presence: "certain" });
    return { label: label ?? `${start}/${end}`, start, end, ties: ids(view), certain: ids(certain), nodes };
  });
}

function keyOf({ start, end }, actor) {
  return JSON.stringify([start, end, actor]);
}
