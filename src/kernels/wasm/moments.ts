/**
 * Goes by contacts in their order, from nodes that are come to, to nodes that are not: see ../journeys/moments. `marks` are a byte a node. Writes
 * to `list`, i32, those by which somebody is come to, and returns how many.
 */
export function comeBy(count: i32, source: usize, target: usize, marks: usize, list: usize): i32 {
  let next = list;
  for (let i = 0; i < count; i++) {
    const here = load<u8>(marks + <usize>load<i32>(source + 4 * i));
    const there = marks + <usize>load<i32>(target + 4 * i);
    if (here <= load<u8>(there)) continue;
    store<u8>(there, 1);
    store<i32>(next, i);
    next += 4;
  }
  return <i32>((next - list) >> 2);
}

/** The same wherever a node is come to by fewer hops: `marks` are i32, the hops to each node, and fewer there by one more than here. */
export function fewerBy(count: i32, source: usize, target: usize, marks: usize, list: usize): i32 {
  let next = list;
  for (let i = 0; i < count; i++) {
    const hops = load<i32>(marks + 4 * <usize>load<i32>(source + 4 * i)) + 1;
    const there = marks + 4 * <usize>load<i32>(target + 4 * i);
    if (hops >= load<i32>(there)) continue;
    store<i32>(there, hops);
    store<i32>(next, i);
    next += 4;
  }
  return <i32>((next - list) >> 2);
}
