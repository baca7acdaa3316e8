import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  claimsFromCsv,
  claimsFromJsonLines,
  type Dataset,
  type ParseOptions,
  parseDataset,
  TABLE_NAMES,
  type TableInput,
} from "../index";

/**
 * Reads a folder of CSV files (`sources.csv`, `actors.csv`, `claims.csv` and, if there, `names.csv`, `events.csv`,
 * `estimates.csv`) into a checked data set. The claims may be JSON lines instead, `claims.jsonl`. Other files in the folder are left
 * alone. Claims are read piece by piece, so that there may be millions of them.
 *
 * @throws AllegianceError `invalid-data` as `parseDataset`; Node's own error if the folder cannot be read
 */
export async function readDataset(folder: string, options?: ParseOptions): Promise<Dataset> {
  const known = new Set([...TABLE_NAMES.map((table) => `${table}.csv`), "claims.jsonl"]);
  const files = (await readdir(folder)).filter((file) => known.has(file)).sort();
  const tables: Record<string, TableInput> = {};
  for (const file of files) tables[file] = await readTable(join(folder, file), file);
  const { "claims.jsonl": lines, ...csv } = tables;
  return parseDataset(lines && !("claims.csv" in csv) ? { ...csv, claims: lines } : tables, options);
}

function readTable(path: string, file: string): Promise<TableInput> {
  if (file === "claims.csv") return claimsFromCsv(piecesOf(path));
  return file === "claims.jsonl" ? claimsFromJsonLines(piecesOf(path)) : readFile(path, "utf8");
}

const PIECE = 1 << 18;

/** The bytes of a file, each piece in place of the one before. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const room = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(room, 0, PIECE);
      if (bytesRead === 0) return;
      yield room.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
