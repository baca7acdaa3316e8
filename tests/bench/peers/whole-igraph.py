"""The same with python-igraph."""
import json
import sys

import igraph
import numpy
from common import peak_memory, unit

file, steps, _, output = sys.argv[1:]
with open(file) as text:
    edges = json.load(text)
source, target = [numpy.array([edge[end] for edge in edges], dtype="i4") for end in ["source", "target"]]
start, end = [numpy.array([edge[time] for edge in edges]) for time in ["start", "end"]]
options = igraph.ARPACKOptions()
options.tol = 1e-9


def lines_of(step):
    here = (start < step + 1) & (end > step)
    actors, pairs = numpy.unique(numpy.stack([source[here], target[here]], axis=1), return_inverse=True)
    graph = igraph.Graph(n=len(actors), edges=pairs.reshape(-1, 2), directed=True)
    both = graph.as_undirected(mode="each")
    graph.simplify()
    both.es["weight"] = 1
    both.simplify(combine_edges="sum")
    columns = [
        graph.betweenness(),
        graph.harmonic_centrality(mode="out", normalized=False),
        graph.pagerank(damping=0.85),
        unit(both.eigenvector_centrality(directed=False, scale=False, arpack_options=options)),
        both.community_multilevel(weights="weight").membership,
    ]
    for actor, *values in zip(actors.tolist(), *columns):
        yield f"\n{step},{actor}," + ",".join(map(repr, values))


with open(output, "w") as text:
    text.write("slice,actor,betweenness,closeness,pagerank,eigenvector,community")
    for step in range(int(steps)):
        text.writelines(lines_of(step))
print(json.dumps({"peak": peak_memory()}))
