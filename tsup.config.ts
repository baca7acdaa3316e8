import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** Folders of the packages whose code is in any of the files that are built. */
const folders = new Set<string>();

/** Writes down these packages with their licences. */
const licences: Plugin = {
  name: "licences",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      const parts = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) => Object.keys(inputs));
      const used = parts.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
      for (const folder of used) folders.add(folder);
      const texts = [...folders].sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
        const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
        return [
          `${name} ${version}, ${license}`,
          ...(file ? [readFileSync(`${folder}/${file}`, "utf8").trim()] : []),
        ].join("\n\n");
      });
      mkdirSync("dist", { recursive: true });
      writeFileSync(
        "dist/licences.txt",
        `The built files contain code of these packages.\n\n${texts.join("\n\n---\n\n")}\n`,
      );
    });
  },
};

const packed: Options = {
  treeshake: true,
  // Results echo the names of functions, and notebooks label columns by them: only variables inside of functions get short names.
  minifySyntax: true,
  minify: "terser",
  terserOptions: {
    compress: false,
    mangle: { keep_fnames: true, keep_classnames: true },
    module: false,
    toplevel: false,
    // Lines, not semicolons, between statements: an error says where it was. No letters but ASCII: of a source with any other, engines
    // keep each letter in two bytes.
    format: { semicolons: false, ascii_only: true },
  },
  esbuildPlugins: [licences],
  esbuildOptions(options) {
    // Some packages ask for modules of Node unless a browser is meant.
    options.mainFields = ["browser", "module", "main"];
  },
};

export default defineConfig([
  {
    ...packed,
    entry: { index: "src/index.ts", khorasan: "src/khorasan/index.ts", node: "src/node/index.ts" },
    format: ["esm", "cjs"],
    platform: "neutral",
    external: [/^node:/, /^graphology$/],
    // A program that starts reads few files, and only what is used of them. Graphs are made by the graphology that their users have.
    noExternal: [/^(?!graphology$|node:)[a-z]/],
    // One copy of every class, also where CommonJS users mix entries.
    splitting: true,
    dts: {
      compilerOptions: { types: ["node"] },
      entry: {
        index: "src/index.ts",
        khorasan: "src/khorasan/index.ts",
        node: "src/node/index.ts",
        browser: "src/browser.ts",
      },
    },
    clean: true,
  },
  {
    // One self-contained file for browsers, Observable Framework and CDNs.
    ...packed,
    entry: { "allegiance.browser": "src/browser.ts" },
    noExternal: [/.*/],
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    splitting: false,
    dts: false,
    outExtension: () => ({ js: ".js" }),
  },
]);
