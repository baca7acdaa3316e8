"""python-igraph's side of slices and their measures: a new graph for each slice, of the actors that are in it."""
import random
from array import array
from itertools import repeat

import igraph
import numpy
from common import network, remembered, serve, slices_of, table, unit


@remembered
def columns(folder):
    facts = network(folder)
    return [numpy.frombuffer(facts[name], dtype=kind) for name, kind in COLUMNS]


COLUMNS = [("source", "i4"), ("target", "i4"), ("start", "f8"), ("end", "f8")]


@remembered
def edges(folder):
    """One dictionary an edge, as one has them from JSON."""
    names = [name for name, _ in COLUMNS]
    return [dict(zip(names, edge)) for edge in zip(*(column.tolist() for column in columns(folder)))]


def columns_of(edges):
    return [numpy.array([edge[name] for edge in edges], dtype=kind) for name, kind in COLUMNS]


def graph_of(source, target, start, end, step, directed=True, counted=False):
    here = (start < step + 1) & (end > step)
    actors, edges = numpy.unique(numpy.stack([source[here], target[here]], axis=1), return_inverse=True)
    graph = igraph.Graph(n=len(actors), edges=edges.reshape(-1, 2), directed=directed)
    graph["actors"] = actors
    if counted:
        graph.es["weight"] = 1
        graph.simplify(combine_edges="sum")
    else:
        graph.simplify()
    return graph


@remembered
def graphs(folder, nth, directed=True, counted=False):
    return [graph_of(*columns(folder), step, directed, counted) for step in slices_of(folder, nth)]


def build(on, read=lambda on: (columns(on), lambda found: found)):
    given, columns_in = read(on)

    def sums(made):
        values = array("d")
        for graph in made:
            ends = graph["actors"][numpy.array(graph.get_edgelist())].astype("f8")
            values.extend([graph.vcount(), graph.ecount(), (ends[:, 0] * network(on)["actors"] + ends[:, 1]).sum()])
        return values

    def run():
        found = columns_in(given)
        return [graph_of(*found, step) for step in slices_of(on, 1)]

    return run, sums


def build_from_edges(on):
    return build(on, lambda on: (edges(on), columns_of))


def measure(call, finish=lambda values: values, **kind):
    def ready(on, nth=1):
        made = graphs(on, nth, *kind.values())

        def values(results):
            rows = [dict(zip(graph["actors"].tolist(), finish(found))) for graph, found in zip(made, results)]
            return table(on, rows)

        return lambda: [call(graph) for graph in made], values

    return ready


def ranked(step, actors, values):
    """The rows of one slice, highest first; equal values share a rank."""
    values = -numpy.array(values)
    order = numpy.argsort(values, kind="stable")
    values = values[order]
    ranks = numpy.searchsorted(values, values) + 1
    return zip(repeat(step), repeat(step + 1), actors[order].tolist(), (-values).tolist(), ranks.tolist())


def over_time(call, directed=True):
    """From columns of edges to rows by rank: a graph for each slice, which is measured."""

    def ready(on, until=None, **more):
        steps = range(more.get("from", 0), until or network(on)["steps"])
        found = columns(on)

        def run():
            rows = []
            for step in steps:
                graph = graph_of(*found, step, directed)
                rows.extend(ranked(step, graph["actors"], call(graph)))
            return rows

        def values(rows):
            by_slice = [{} for _ in steps]
            for step, _, actor, value, _ in rows:
                by_slice[step - steps[0]][actor] = value
            return table(on, by_slice)

        return run, values

    return ready


def unit_eigenvector(graph):
    values = numpy.array(eigenvector(graph))
    return values / numpy.linalg.norm(values)


def eigenvector(graph):
    options = igraph.ARPACKOptions()
    options.tol = 1e-9
    return graph.eigenvector_centrality(directed=False, scale=False, arpack_options=options)


def communities(graph):
    return graph.community_multilevel(weights="weight").membership


random.seed(1)
igraph.set_random_number_generator(random)
serve(
    {
        "build": build_from_edges,
        "buildFromColumns": build,
        "betweenness": measure(lambda graph: graph.betweenness()),
        "harmonic": measure(lambda graph: graph.harmonic_centrality(mode="out", normalized=False)),
        "pagerank": measure(lambda graph: graph.pagerank(damping=0.85)),
        "eigenvector": measure(eigenvector, finish=unit, directed=False),
        "betweennessOverTime": over_time(lambda graph: graph.betweenness()),
        "pagerankOverTime": over_time(lambda graph: graph.pagerank(damping=0.85)),
        "eigenvectorOverTime": over_time(unit_eigenvector, directed=False),
        "communities": measure(communities, directed=False, counted=True),
    }
)
