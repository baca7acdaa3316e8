// The library with a network loaded, and asked one thing so that nothing is put off.
import * as allegiance from "allegiance";
import { readNetwork } from "../files.js";
import { resident } from "./resident.js";

const { networkFromColumns } = allegiance;

function load(path) {
  const { source, target, start } = readNetwork(path);
  return networkFromColumns({ source, target, start });
}

if (networkFromColumns) {
  const network = load(process.argv[2]);
  const found = network.between(0, 1000).project().ids.length;
  resident({ found, kept: network });
} else console.log(JSON.stringify({ absent: "networkFromColumns is not there yet" }));
