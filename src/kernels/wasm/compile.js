// npm run kernels: compiles the AssemblyScript of this folder into ../compiled.ts. Every exported function of every file is a function of one
// module; what is in folders below is for these files alone.
import { readdir, readFile, writeFile } from "node:fs/promises";
import asc from "assemblyscript/asc";

const FOLDER = "src/kernels/wasm";
const FLAGS = [
  "-O3",
  "--converge",
  "--noAssert",
  "--runtime",
  "stub",
  "--enable",
  "simd",
  "--importMemory",
  "--outFile",
  "kernels.wasm",
];
const NUMBERS = { usize: "number", i32: "number", u32: "number", f32: "number", f64: "number", bool: "number" };

/** The exported functions of a source, as members of an interface. */
function signatures(source) {
  return [...source.matchAll(/^export function (\w+)\(([^)]*)\): (\w+)/gm)].map(([, name, parameters, answer]) => {
    const typed = [...parameters.matchAll(/(\w+): (\w+)/g)].map(([, key, type]) => `${key}: ${NUMBERS[type]}`);
    return `  ${name}(${typed.join(", ")}): ${NUMBERS[answer] ?? "void"};`;
  });
}

/** The text of compiled.ts. */
export async function compiled() {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".ts")).sort();
  const sources = await Promise.all(files.map((file) => readFile(`${FOLDER}/${file}`, "utf8")));
  let module;
  const { error, stderr } = await asc.main([...files.map((file) => `${FOLDER}/${file}`), ...FLAGS], {
    writeFile: (_, contents) => {
      module = contents;
    },
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return `// Made by \`npm run kernels\` from the sources in wasm/.

/** What the module exports; it is given its memory. Pointers are bytes from the beginning of the memory. */
export interface Kernels {
${sources.flatMap(signatures).join("\n")}
}

/** The module, two digits of base 16 a byte: shorter than in base 64 once it is packed, as then bytes that recur look the same. */
export const COMPILED =
  "${Buffer.from(module).toString("hex")}";
`;
}

if (process.argv[1]?.endsWith("compile.js")) await writeFile("src/kernels/compiled.ts", await compiled());
