"""What every Python peer does: reads tasks from standard input, one a line, and answers each with one line."""
import gc
import json
import re
import sys
import traceback
from array import array
from os import environ, path
from time import perf_counter, process_time

# What takes less is done again until so many milliseconds are over: a round is then the mean of several.
LEAST = 100

now = process_time if environ.get("BENCH_CLOCK") == "cpu" else perf_counter

CODES = {"source": "i", "target": "i", "start": "d", "end": "d"}


def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


def peak_memory():
    """The most memory that the process has had, in MB."""
    try:
        with open("/proc/self/status") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def remembered(make):
    known = {}

    def get(*key):
        if key not in known:
            known[key] = make(*key)
        return known[key]

    get.forget = known.clear
    return get


@remembered
def network(folder):
    with open(path.join(folder, "facts.json")) as file:
        facts = json.load(file)
    for column in facts["columns"]:
        values = array(CODES[column])
        name = path.join(folder, column + ".bin")
        with open(name, "rb") as file:
            values.fromfile(file, path.getsize(name) // values.itemsize)
        facts[column] = values
    return facts


def slices_of(folder, nth):
    return [step for step in range(network(folder)["steps"]) if step % nth == nth // 2]


def table(folder, rows):
    """Values by slice and actor from dictionaries, one row a slice; NaN where an actor is not in a slice."""
    actors = network(folder)["actors"]
    values = array("d", [float("nan")]) * (actors * len(rows))
    for row, found in enumerate(rows):
        for actor, value in found.items():
            values[row * actors + actor] = value
    return values


def unit(values):
    """The same values with a sum of squares of 1."""
    norm = sum(value * value for value in values) ** 0.5
    return [value / norm for value in values]


def serve(tasks):
    """Tasks make ready what is not timed, and give what is timed and what turns its result into an array of values."""
    ready = {}
    for line in sys.stdin:
        asked = json.loads(line)
        key = json.dumps([asked["task"], asked["args"]])
        try:
            if key not in ready:
                make = tasks.get(asked["task"])
                ready[key] = make(**asked["args"]) if make else None
            reply = once(*ready[key], asked.get("answer")) if ready[key] else {"absent": "there is no " + asked["task"]}
        except Exception:
            reply = {"error": traceback.format_exc()}
        print(json.dumps(reply), flush=True)


def once(run, values_of, answer):
    gc.collect()
    forget_peak()
    begun = now()
    ms, times = 0, 0
    while ms < LEAST:
        result = run()
        times += 1
        ms = (now() - begun) * 1000
    peak = peak_memory()
    if answer:
        with open(answer, "wb") as file:
            values_of(result).tofile(file)
    return {"ms": ms / times, "peak": peak}
