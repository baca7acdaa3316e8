/** A runnable block of a Markdown file, and the output that the file says it has. */
export interface Block {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly output: string | undefined;
}

const FENCE = /^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm;

/** The `js` blocks of a Markdown text; a `text` block right after one is its output. */
export function blocksOf(file: string, markdown: string): Block[] {
  const fences = [...markdown.matchAll(FENCE)].map((match) => ({
    language: match[1],
    body: match[2] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
  return fences.flatMap((fence, index): Block[] => {
    if (fence.language !== "js") return [];
    const next = fences[index + 1];
    const follows = next?.language === "text" && markdown.slice(fence.end, next.start).trim() === "";
    const line = markdown.slice(0, fence.start).split("\n").length;
    return [{ file, line, code: fence.body, output: follows ? next.body : undefined }];
  });
}
