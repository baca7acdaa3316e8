export { readDataset } from "./read-dataset";
export { terminalProgress } from "./terminal-progress";
export { nodeWorkers } from "./workers";
