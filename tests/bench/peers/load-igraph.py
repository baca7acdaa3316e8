"""The same network in python-igraph, and asked the same; with no path, an empty Python."""
import gc
import json
import re
import sys

from common import network, peak_memory


def resident():
    with open("/proc/self/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


found = None
if len(sys.argv) > 1:
    import igraph
    import numpy

    def load(folder):
        facts = network(folder)
        pairs = [numpy.frombuffer(facts[name], dtype="i4") for name in ["source", "target"]]
        graph = igraph.Graph(n=facts["actors"], edges=numpy.stack(pairs, axis=1), directed=True)
        graph.es["start"] = facts["start"]
        network.forget()
        return graph

    graph = load(sys.argv[1])
    here = graph.es.select(start_lt=1000)
    found = len({actor for edge in here for actor in edge.tuple})
    del here
gc.collect()
print(json.dumps({"found": found, "rss": resident(), "peak": peak_memory()}))
