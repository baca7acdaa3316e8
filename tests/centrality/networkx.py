"""Records what networkx says of one random multigraph, for networkx.test.ts.

Run with networkx 2.8.8, numpy and scipy: python3 networkx.py > networkx.json
This file shares its name with the library, so Python is told not to look for modules here.
"""

import json
import math
import random
import sys

sys.path = [entry for entry in sys.path if entry and not entry.endswith("centrality")]
import networkx as nx

generator = random.Random(20140629)
nodes = [f"n{i:02d}" for i in range(30)]
edges = [generator.sample(nodes, 2) for _ in range(85)]
edges += [generator.choice(edges) for _ in range(25)]


def merged(graph):
    """A simple graph with the number of parallel edges as `weight`, a length of 1 / weight and one of 2^(1 - weight)."""
    graph.add_nodes_from(nodes)
    for source, target in edges:
        weight = graph.edges[source, target]["weight"] + 1 if graph.has_edge(source, target) else 1
        graph.add_edge(source, target, weight=weight, inverse=1 / weight, halving=2.0 ** (1 - weight))
    return graph


def unweighted(graph):
    copy = graph.__class__()
    copy.add_nodes_from(nodes)
    copy.add_edges_from(graph.edges())
    return copy


counted = merged(nx.DiGraph())
collapsed = unweighted(counted)
counted_both = merged(nx.Graph())
collapsed_both = unweighted(counted_both)
against = counted.reverse()

cases = []


def record(measure, options, values):
    known = {node: value for node, value in dict(values).items() if not math.isnan(value)}
    cases.append({"measure": measure, "options": options, "values": known})


UNDIRECTED = {"direction": "undirected"}
REVERSED = {"direction": "reversed"}
COLLAPSE = {"parallel": "collapse"}
COUNT = {"parallel": "count"}

record("degree", {**UNDIRECTED, **COLLAPSE}, collapsed_both.degree())
record("degree", {**UNDIRECTED, **COUNT}, counted_both.degree(weight="weight"))
record("degree", {"direction": "directed", **COUNT}, counted.out_degree(weight="weight"))
record("degree", {**REVERSED, **COLLAPSE}, collapsed.in_degree())
record("degree", {**UNDIRECTED, "normalized": True}, nx.degree_centrality(collapsed_both))

record("closeness", {**REVERSED}, nx.harmonic_centrality(collapsed))
record("closeness", {**REVERSED, **COUNT, "distance": "inverse-strength"}, nx.harmonic_centrality(counted, distance="inverse"))
record("closeness", {**UNDIRECTED}, nx.harmonic_centrality(collapsed_both))
record("closeness", {**REVERSED, "variant": "classic"}, nx.closeness_centrality(collapsed, wf_improved=False))
record("closeness", {**REVERSED, "variant": "classic", "normalized": True}, nx.closeness_centrality(collapsed))
record(
    "closeness",
    {"variant": "classic", "normalized": True, **COUNT, "distance": "inverse-strength"},
    nx.closeness_centrality(against, distance="inverse"),
)

record("betweenness", {}, nx.betweenness_centrality(collapsed, normalized=False))
record("betweenness", {"normalized": True}, nx.betweenness_centrality(collapsed))
record("betweenness", {**UNDIRECTED}, nx.betweenness_centrality(collapsed_both, normalized=False))
record("betweenness", {**UNDIRECTED, "normalized": True}, nx.betweenness_centrality(collapsed_both))
record("betweenness", {**COUNT, "distance": "halving"}, nx.betweenness_centrality(counted, normalized=False, weight="halving"))
record(
    "betweenness",
    {**UNDIRECTED, **COUNT, "distance": "halving"},
    nx.betweenness_centrality(counted_both, normalized=False, weight="halving"),
)

tight = {"max_iter": 100_000, "tol": 1e-14}
record("eigenvector", {}, nx.eigenvector_centrality(collapsed, **tight))
record("eigenvector", {**COUNT}, nx.eigenvector_centrality(counted, weight="weight", **tight))
record("eigenvector", {**REVERSED, **COUNT}, nx.eigenvector_centrality(against, weight="weight", **tight))
record("eigenvector", {**UNDIRECTED}, nx.eigenvector_centrality(collapsed_both, **tight))
record("eigenvector", {**UNDIRECTED, **COUNT}, nx.eigenvector_centrality(counted_both, weight="weight", **tight))

record("pagerank", {}, nx.pagerank(collapsed, **tight))
record("pagerank", {**COUNT}, nx.pagerank(counted, **tight))
record("pagerank", {**REVERSED, "damping": 0.5}, nx.pagerank(unweighted(against), alpha=0.5, **tight))
record("pagerank", {**UNDIRECTED, **COUNT}, nx.pagerank(counted_both, **tight))

for rule, graph in ((COLLAPSE, collapsed), (COUNT, counted)):
    hubs, authorities = nx.hits(graph, max_iter=100_000, tol=1e-15)
    record("hits", {**rule, "side": "authorities"}, authorities)
    record("hits", {**rule, "side": "hubs"}, hubs)

record("katz", {"alpha": 0.05}, nx.katz_centrality_numpy(collapsed, alpha=0.05, normalized=False))
record("katz", {**COUNT, "beta": 2, "alpha": 0.05}, nx.katz_centrality_numpy(counted, 0.05, 2.0, normalized=False, weight="weight"))
record("katz", {**UNDIRECTED, "normalized": True}, nx.katz_centrality_numpy(collapsed_both, alpha=0.1))
record("katz", {**REVERSED}, nx.katz_centrality_numpy(unweighted(against), alpha=0.1, normalized=False))

record("coreness", {}, nx.core_number(collapsed_both))

# Directed, networkx has no value for actors without an edge out; those are left out here.
record("constraint", {}, nx.constraint(collapsed))
record("constraint", {**COUNT}, nx.constraint(counted, weight="weight"))
record("constraint", {**UNDIRECTED}, nx.constraint(collapsed_both))
record("constraint", {**UNDIRECTED, **COUNT}, nx.constraint(counted_both, weight="weight"))

made_by = f"networkx {nx.__version__}, by tests/centrality/networkx.py"
print(json.dumps({"made by": made_by, "nodes": nodes, "edges": edges, "cases": cases}, indent=1))
