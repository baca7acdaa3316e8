export * from "./index";
export { khorasan } from "./khorasan/index";
