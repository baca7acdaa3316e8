/** Harmonic closeness outward, which graphology-metrics has not: by breadth from each node. */
export function harmonic(graph) {
  const values = {};
  graph.forEachNode((source) => {
    let [sum, distance, layer] = [0, 1, [source]];
    const seen = new Set(layer);
    while (layer.length > 0) {
      const next = [];
      for (const node of layer) {
        graph.forEachOutNeighbor(node, (other) => {
          if (seen.has(other)) return;
          seen.add(other);
          next.push(other);
          sum += 1 / distance;
        });
      }
      [distance, layer] = [distance + 1, next];
    }
    values[source] = sum;
  });
  return values;
}
