"""Reads a folder's network.gexf, network.graphml and nodelink.json with networkx and holds them against each other.

Usage: python3 read_back.py FOLDER

All three are written from one view in days under presence "possible" or "certain". Two things networkx cannot read are smoothed
over before it reads a file: the GEXF 1.3 namespace (2.8.8 knows none after 1.2), and edges of both directions in one graph (all
are then read as directed). Prints a line that begins with OK for each file and exits with 1 at the first difference.
"""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx

GEXF = "http://gexf.net/1.3"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def check(same, what):
    if not same:
        sys.exit(f"DIFFERENT {what}")


def read_gexf(path, folder):
    root = ElementTree.parse(path).getroot()
    graph = root.find(f"{{{GEXF}}}graph")
    edges = graph.findall(f".//{{{GEXF}}}edge")
    if len({edge.get("type") for edge in edges}) > 1:
        for edge in edges:
            edge.set("type", "directed")
    copy = folder / "network.networkx.gexf"
    text = ElementTree.tostring(root, encoding="unicode").replace(GEXF + '"', 'http://www.gexf.net/1.2draft"')
    copy.write_text(text, encoding="utf-8")
    try:
        return nx.read_gexf(copy)
    finally:
        copy.unlink()


def read_graphml(path, folder):
    tree = ElementTree.parse(path)
    edges = tree.getroot().findall(f".//{{{GRAPHML}}}edge")
    if len({edge.get("directed") for edge in edges}) > 1:
        for edge in edges:
            edge.set("directed", "true")
    copy = folder / "network.networkx.graphml"
    tree.write(copy, encoding="utf-8", xml_declaration=True)
    try:
        return nx.read_graphml(copy, force_multigraph=True)
    finally:
        copy.unlink()


def bounds(tie, policy):
    """The spell that GEXF should give a tie; an unbounded end is read by networkx as the text None."""
    unbegun = tie["startEarliest"] is None and tie["startLatest"] is not None and policy["onset"] == "observed"
    certain = policy["presence"] == "certain" or unbegun
    start = tie["startLatest" if certain else "startEarliest"]
    end = tie["endEarliest" if certain else "endLatest"]
    return ("None" if start is None else start, "None" if end is None else end)


def main(folder):
    data = json.loads((folder / "nodelink.json").read_text(encoding="utf-8"))
    try:
        nodelink = nx.node_link_graph(data, edges="links")
    except TypeError:
        nodelink = nx.node_link_graph(data)
    ties = {link["key"]: link for link in data["links"]}
    names = {node["id"]: node["label"] for node in data["nodes"]}
    policy = data["graph"]["policy"]
    check(set(nodelink.nodes) == set(names), "nodes of nodelink.json")
    check(nodelink.number_of_edges() == len(ties), "edges of nodelink.json")
    print(f"OK nodelink.json: {len(names)} nodes, {len(ties)} edges")

    graphml = read_graphml(folder / "network.graphml", folder)
    check({node["actor"] for _, node in graphml.nodes(data=True)} == set(names), "nodes of network.graphml")
    edges = {edge["tie"]: (a, b, edge) for a, b, edge in graphml.edges(data=True)}
    check(edges.keys() == ties.keys() and graphml.number_of_edges() == len(ties), "edges of network.graphml")
    for key, (a, b, edge) in edges.items():
        ends = {graphml.nodes[a]["actor"], graphml.nodes[b]["actor"]}
        check(ends == {ties[key]["source"], ties[key]["target"]}, f"ends of {key} in network.graphml")
        for name in ("kind", "weight", "confidence", "startEarliest", "endLatest"):
            check(edge.get(name) == ties[key].get(name), f"{name} of {key} in network.graphml")
    print(f"OK network.graphml: {graphml.number_of_nodes()} nodes, {graphml.number_of_edges()} edges")

    gexf = read_gexf(folder / "network.gexf", folder)
    check({name: node["label"] for name, node in gexf.nodes(data=True)} == names, "nodes of network.gexf")
    written = {edge["id"]: edge for _, _, edge in gexf.edges(data=True)}
    check(gexf.number_of_edges() == len(written) == len(ties), "edges of network.gexf")
    check(written.keys() == ties.keys(), "ties of network.gexf")
    spells = 0
    for key, edge in written.items():
        if edge["momentless"]:
            check("spells" not in edge, f"spell of {key} in network.gexf: it has none")
            continue
        expected = bounds(ties[key], policy)
        given = edge.get("spells", [("None", "None")])
        check(given == [expected], f"spell of {key} in network.gexf: {given}, not {expected}")
        spells += "spells" in edge
    print(f"OK network.gexf: {gexf.number_of_nodes()} nodes, {len(written)} edges, {spells} spells")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
