import { defineConfig } from "tsup";

export default defineConfig([
  {
    entry: { index: "src/index.ts", khorasan: "src/khorasan/index.ts", node: "src/node/index.ts" },
    format: ["esm", "cjs"],
    platform: "neutral",
    external: [/^node:/],
    // One copy of every class, also where CommonJS users mix entries.
    splitting: true,
    dts: {
      entry: {
        index: "src/index.ts",
        khorasan: "src/khorasan/index.ts",
        node: "src/node/index.ts",
        browser: "src/browser.ts",
      },
    },
    treeshake: true,
    keepNames: true,
    clean: true,
  },
  {
    // One self-contained file for browsers, Observable Framework and CDNs.
    entry: { "allegiance.browser": "src/browser.ts" },
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    noExternal: [/.*/],
    minify: true,
    keepNames: true,
    treeshake: true,
    splitting: false,
    dts: false,
    outExtension: () => ({ js: ".js" }),
  },
]);
