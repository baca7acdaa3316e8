"""Computes with networkx what the library computed, from the plain ties of each slice, and compares."""

import json
import sys

import networkx as nx

slices = json.load(open(f"{sys.argv[1]}/figures.json"))
worst = 0.0
for one in slices:
    directed, counted, simple, multi = nx.DiGraph(), nx.DiGraph(), nx.Graph(), nx.MultiGraph()
    for graph in (directed, counted, simple, multi):
        graph.add_nodes_from(one["actors"])
    for tie in one["ties"]:
        ends = [(tie["source"], tie["target"])]
        multi.add_edge(*ends[0])
        simple.add_edge(*ends[0])
        if not tie["directed"]:
            ends.append((tie["target"], tie["source"]))
        for source, target in ends:
            directed.add_edge(source, target)
            weight = counted.get_edge_data(source, target, {"weight": 0})["weight"]
            counted.add_edge(source, target, weight=weight + 1)
    truth = {
        "degree": dict(simple.degree()),
        "degreeTies": dict(multi.degree()),
        "betweenness": nx.betweenness_centrality(simple, normalized=False),
        "betweennessDirected": nx.betweenness_centrality(directed, normalized=False),
        "pagerank": nx.pagerank(directed, tol=1e-14, max_iter=10_000),
        "pagerankCounted": nx.pagerank(counted, tol=1e-14, max_iter=10_000),
        "harmonic": nx.harmonic_centrality(simple),
    }
    for name, values in truth.items():
        ours = one["figures"][name]
        assert set(ours) == set(values), f"{one['label']}: {name}: other actors"
        for actor, value in values.items():
            difference = abs(value - ours[actor]) / max(1.0, abs(value))
            worst = max(worst, difference)
            assert difference < 1e-9, f"{one['label']}: {name} of {actor}: {ours[actor]}, networkx {nx.__version__}: {value}"
assert len(slices) >= 3
print(f"{len(slices)} slices, {len(truth)} figures each: largest difference {worst:.1e} (networkx {nx.__version__})")
