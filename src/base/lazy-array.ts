/** Of more items than these a shown array leaves the rest out. */
const SHOWN = 100;

/**
 * An array that cannot be changed and whose items are made each time they are read: for more of them than one wants to hold. It is an
 * array in all ways but that `structuredClone` does not take it and that an item read twice is two equal ones.
 */
export function lazyArray<T>(items: { readonly length: number; at(index: number): T | undefined }): readonly T[] {
  const indexOf = (key: string | symbol): number => {
    if (typeof key === "symbol" || !/^(?:0|[1-9]\d*)$/.test(key)) return -1;
    const index = Number(key);
    return index < items.length ? index : -1;
  };
  const target: T[] = [];
  target.length = items.length;
  Object.defineProperty(target, Symbol.for("nodejs.util.inspect.custom"), {
    value: (_depth: number, options: object, inspect: (value: unknown, options: object) => string) => {
      const shown = Array.from({ length: Math.min(SHOWN, items.length) }, (_, index) => items.at(index));
      return `${inspect(shown, options)} of ${items.length}`;
    },
    configurable: true,
  });
  const array = new Proxy(target, {
    get: (own, key) => {
      const index = indexOf(key);
      return index < 0 ? Reflect.get(own, key) : items.at(index);
    },
    has: (own, key) => indexOf(key) >= 0 || Reflect.has(own, key),
    ownKeys: () => [...Array.from({ length: items.length }, (_, index) => String(index)), "length"],
    getOwnPropertyDescriptor: (own, key) => {
      const index = indexOf(key);
      if (index < 0) return Reflect.getOwnPropertyDescriptor(own, key);
      return { value: items.at(index), writable: false, enumerable: true, configurable: true };
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
  lazy.add(array);
  return array;
}

const lazy = new WeakSet<object>();

/** Whether something is an array that {@link lazyArray} made. */
export const isLazy = (array: object): boolean => lazy.has(array);
