import { COMPILED, type Kernels } from "./compiled";
import { bytesOfHex } from "./hex";

type Column = Int32Array | Uint32Array | Uint8Array | Float64Array | Float32Array;

/** WebAssembly kernels and the one memory they work in, which each computation lays out anew from the beginning. */
export interface Machine {
  readonly kernels: Kernels;
  /** A new layout of the memory; what an earlier one held is gone. */
  layout(): Layout;
}

/** Columns laid one after the other into the memory, each at a multiple of 16 bytes. Pointers are bytes. */
export interface Layout {
  /** Copies a column in. */
  put(column: Column): number;
  /** Room for bytes, all 0. */
  zeros(bytes: number): number;
  /** Room for bytes as they are. */
  room(bytes: number): number;
  /** Copies numbers out. */
  doubles(pointer: number, length: number): Float64Array;
  integers(pointer: number, length: number): Int32Array;
  /** The numbers themselves, not a copy: good until more room is made, or the memory is laid out anew. */
  numbers(pointer: number, length: number): Float64Array;
  floats(pointer: number, length: number): Float32Array;
  words(pointer: number, length: number): Int32Array;
  shorts(pointer: number, length: number): Uint16Array;
  bytes(pointer: number, length: number): Uint8Array;
}

const PAGE = 65_536;

/**
 * As many bytes of memory there are from the beginning, none of which is taken before it is used. As soon as memory grows, an engine throws
 * away what it compiled of all loops over typed arrays, since their buffers might now be gone.
 */
const BEGUN = 2 ** 24;

/** As many bytes of memory are kept for the next computation, which is all of it but for networks of very many actors. */
const KEPT = 2 ** 26;

interface Made {
  readonly machine: Machine;
  readonly memory: WebAssembly.Memory;
}

let module: WebAssembly.Module | undefined;
let made: { readonly found: Made | undefined } | undefined;

/**
 * The machine of this thread, or `undefined` where there is no WebAssembly with SIMD, or it may not be compiled at once: then the
 * plain kernels compute, to the same bit.
 */
export function machine(): Machine | undefined {
  made ??= { found: make() };
  return made.found?.machine;
}

/** The memory cannot have as much room as is asked for. */
class NoRoom extends Error {}

/**
 * What is computed by the machine, or plainly where there is none, or its memory, which cannot have more than 4 GB, has no room for it. Until
 * it has all its room, what is compiled must not have changed anything.
 */
export function byMachine<Result>(compiled: (machine: Machine) => Result, plain: () => Result): Result {
  const found = machine();
  if (!found) return plain();
  try {
    return compiled(found);
  } catch (error) {
    if (error instanceof NoRoom) return plain();
    throw error;
  } finally {
    // Memory cannot shrink: the next computation gets another.
    if ((made?.found?.memory.buffer.byteLength ?? 0) > KEPT) made = undefined;
  }
}

function make(): Made | undefined {
  try {
    module ??= new WebAssembly.Module(bytesOfHex(COMPILED));
    const memory = new WebAssembly.Memory({ initial: BEGUN / PAGE });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return { machine: { kernels: exports as unknown as Kernels, layout: () => layoutOf(memory) }, memory };
  } catch {
    return undefined;
  }
}

function grow(memory: WebAssembly.Memory, pages: number): void {
  try {
    memory.grow(pages);
  } catch {
    throw new NoRoom();
  }
}

function layoutOf(memory: WebAssembly.Memory): Layout {
  let end = PAGE;
  const room = (bytes: number) => {
    const pointer = end;
    end += 16 * Math.ceil(bytes / 16);
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) grow(memory, Math.ceil(missing / PAGE));
    return pointer;
  };
  const bytesAt = (pointer: number, length: number) => new Uint8Array(memory.buffer, pointer, length);
  return {
    room,
    put: (column) => {
      const pointer = room(column.byteLength);
      bytesAt(pointer, column.byteLength).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      return pointer;
    },
    zeros: (bytes) => {
      const pointer = room(bytes);
      bytesAt(pointer, bytes).fill(0);
      return pointer;
    },
    doubles: (pointer, length) => new Float64Array(memory.buffer, pointer, length).slice(),
    integers: (pointer, length) => new Int32Array(memory.buffer, pointer, length).slice(),
    numbers: (pointer, length) => new Float64Array(memory.buffer, pointer, length),
    floats: (pointer, length) => new Float32Array(memory.buffer, pointer, length),
    words: (pointer, length) => new Int32Array(memory.buffer, pointer, length),
    shorts: (pointer, length) => new Uint16Array(memory.buffer, pointer, length),
    bytes: bytesAt,
  };
}
