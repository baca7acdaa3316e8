import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  // Examples and docs import the package by its name; here that name means the sources.
  resolve: {
    alias: [
      { find: /^(npm:)?allegiance\/khorasan$/, replacement: source("khorasan/index.ts") },
      { find: /^(npm:)?allegiance\/node$/, replacement: source("node/index.ts") },
      { find: /^(npm:)?allegiance$/, replacement: source("index.ts") },
    ],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    testTimeout: 60_000,
    coverage: {
      include: ["src/**"],
      exclude: ["src/khorasan/tables.ts", "src/kernels/wasm/**"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
