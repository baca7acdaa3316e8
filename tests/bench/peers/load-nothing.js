// An empty Node.
import { resident } from "./resident.js";

resident({});
