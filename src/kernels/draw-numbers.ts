import type { Twister } from "../base/random";
import { byMachine, type Machine } from "./machine";

/** Words that a twister has. */
const WORDS = 624;

/** The first numbers of a twister of a seed, as it fills a column; it goes on behind them. Good until another kernel computes. */
export function drawNumbers(twister: Twister, seed: number, count: number): Float64Array {
  const compiled = ({ kernels, layout }: Machine) => {
    const memory = layout();
    const [state, column] = [memory.room(4 * WORDS), memory.room(8 * (count + 1))];
    const next = kernels.drawNumbers(seed, state, count, column);
    twister.goOn(memory.words(state, WORDS), next);
    return memory.numbers(column, count);
  };
  const plain = () => {
    twister.seed(seed);
    return twister.fill(new Float64Array(count));
  };
  return byMachine(compiled, plain);
}
