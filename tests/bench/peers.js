// Every way to do a thing runs in a process of its own, which waits for a task, does it once, and says how long that took.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const LONGEST = 600_000;
const PYTHON = "/usr/bin/python3";

/** How each peer is started. Python's have one thread, as the others: with more, igraph's times are unsteady. */
export const commandOf = (script) =>
  script.endsWith(".py") ? [PYTHON, [path(script)]] : [process.execPath, ["--expose-gc", path(script)]];

export const environment = { ...process.env, OMP_NUM_THREADS: "1", PYTHONDONTWRITEBYTECODE: "1" };

/** The version of a Python package, `undefined` where it cannot be had. */
export function pythonVersion(name) {
  const { status, stdout } = spawnSync(PYTHON, ["-c", `import ${name}; print(${name}.__version__)`], {
    encoding: "utf8",
    env: environment,
  });
  return status === 0 ? stdout.trim() : undefined;
}

const MODULES = { "with-igraph.py": "igraph", "with-networkx.py": "networkx" };

/** A program in C, compiled into `folder`; it is started for each task, does it twice, and times the second. */
function compiled(script, folder) {
  const program = join(folder, script.replace(".c", ""));
  const { status } = spawnSync("gcc", ["-O3", "-o", program, path(script), "-lm"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) return { absent: "gcc is not on this machine" };
  return {
    ask: (task, { on, source = 0, answer = "-" }) => {
      const { status, stdout } = spawnSync(program, [task, on, String(source), answer], { encoding: "utf8" });
      if (status !== 0) throw new Error(`${script}, ${task}, ended with ${status}`);
      return JSON.parse(stdout);
    },
  };
}

/** Starts a peer. `absent` says why it cannot be. */
export function startPeer(script, folder) {
  if (script.endsWith(".c")) return compiled(script, folder);
  const module = MODULES[script];
  if (module && pythonVersion(module) === undefined) return { absent: `${module} is not on this machine` };
  const [command, args] = commandOf(script);
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: environment });
  const stop = () => child.kill();
  process.once("exit", stop);
  child.once("exit", () => process.off("exit", stop));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /**
     * Has a task done once: `{ ms, peak }`, `peak` in MB, or `{ absent }`. With `answer`, the values are written to that file. What another
     * cannot compute because its steps come to no end is absent too.
     */
    async ask(task, { answer, ...args }) {
      child.stdin.write(`${JSON.stringify({ task, args, answer })}\n`);
      const late = setTimeout(stop, LONGEST);
      const { value, done } = await lines.next();
      clearTimeout(late);
      if (done)
        throw new Error(`${script} ended at ${task} ${JSON.stringify(args)}, or took longer than ${LONGEST} ms`);
      const reply = JSON.parse(value);
      if (reply.error && !script.startsWith("ours") && /converge/i.test(reply.error))
        return { absent: "did not converge" };
      if (reply.error) throw new Error(`${script}, ${task}: ${reply.error}`);
      return reply;
    },
    end: () => child.stdin.end(),
  };
}

/** A process from its start to its end: its wall time, and the most memory it had where it says so on the last line of its output. */
export async function wholeProcess(script, args) {
  const [command, first] = commandOf(script);
  const begun = performance.now();
  const child = spawn(command, [...first, ...args], { stdio: ["ignore", "pipe", "inherit"], env: environment });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  const ms = performance.now() - begun;
  if (status !== 0) throw new Error(`${script} ${args.join(" ")} ended with ${status}`);
  return { ms, ...JSON.parse(output.trim().split("\n").at(-1)) };
}
