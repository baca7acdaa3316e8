/** The same groups with new labels: 0 the largest, equal ones in the order of their first node. Labels are below their number. */
export function numberedBySize(labels: Int32Array): Int32Array {
  const sizes = new Int32Array(labels.length);
  const met: number[] = [];
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number;
    if (sizes[label] === 0) met.push(label);
    sizes[label] = (sizes[label] as number) + 1;
  }
  met.sort((a, b) => (sizes[b] as number) - (sizes[a] as number));
  const numberOf = new Int32Array(labels.length);
  for (const [number, label] of met.entries()) numberOf[label] = number;
  return labels.map((label) => numberOf[label] as number);
}
