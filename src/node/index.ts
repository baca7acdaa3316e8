export { readDataset } from "./read-dataset";
export { nodeWorkers } from "./workers";
