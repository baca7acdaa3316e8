import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Dataset, type ParseOptions, parseDataset, TABLE_NAMES } from "../index";

/**
 * Reads a folder of CSV files (`sources.csv`, `actors.csv`, `claims.csv` and, if there, `names.csv`, `events.csv`,
 * `estimates.csv`) into a checked data set. Other files in the folder are left alone.
 *
 * @throws AllegianceError `invalid-data` as `parseDataset`; Node's own error if the folder cannot be read
 */
export async function readDataset(folder: string, options?: ParseOptions): Promise<Dataset> {
  const known = new Set(TABLE_NAMES.map((table) => `${table}.csv`));
  const files = (await readdir(folder)).filter((file) => known.has(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return parseDataset(Object.fromEntries(files.map((file, index) => [file, texts[index] ?? ""])), options);
}
