"""networkx's side of slices and their measures: a new graph for each slice."""
from array import array

import networkx
from common import network, remembered, serve, slices_of, table


def graph_of(facts, step, directed=True):
    graph = networkx.DiGraph() if directed else networkx.Graph()
    for source, target, start, end in zip(facts["source"], facts["target"], facts["start"], facts["end"]):
        if start < step + 1 and end > step:
            if graph.has_edge(source, target):
                graph[source][target]["weight"] += 1
            else:
                graph.add_edge(source, target, weight=1)
    return graph


@remembered
def graphs(folder, nth, directed=True):
    return [graph_of(network(folder), step, directed) for step in slices_of(folder, nth)]


def build(on):
    facts = network(on)

    def sums(made):
        values = array("d")
        for graph in made:
            ends = sum(source * facts["actors"] + target for source, target in graph.edges)
            values.extend([graph.number_of_nodes(), graph.number_of_edges(), ends])
        return values

    return lambda: [graph_of(facts, step) for step in slices_of(on, 1)], sums


def measure(call, directed=True, turned=False):
    def ready(on, nth=1):
        made = graphs(on, nth, directed)
        read = [graph.reverse() for graph in made] if turned else made
        return lambda: [call(graph) for graph in read], lambda results: table(on, results)

    return ready


def communities(graph):
    groups = networkx.community.louvain_communities(graph, weight="weight", seed=1)
    return {node: number for number, group in enumerate(groups) for node in group}


def eigenvector(graph):
    return networkx.eigenvector_centrality(graph, max_iter=100000, tol=1e-9 / len(graph))


def pagerank(graph):
    return networkx.pagerank(graph, weight=None, tol=1e-12 / len(graph), max_iter=1000)


serve(
    {
        "build": build,
        "betweenness": measure(lambda graph: networkx.betweenness_centrality(graph, normalized=False)),
        "harmonic": measure(networkx.harmonic_centrality, turned=True),
        "classic": measure(networkx.closeness_centrality),
        "pagerank": measure(pagerank),
        "eigenvector": measure(eigenvector, directed=False),
        "communities": measure(communities, directed=False),
    }
)
