import { type Dataset, parseDataset } from "../data/dataset";
import { tables, version } from "./tables";

/**
 * The bundled data set: claims about militant groups and individuals in Afghanistan, Pakistan and beyond, coded by hand from five
 * published documents. Checked when first imported, as any data set is. Licence of the data: CC BY 4.0.
 */
export const khorasan: Dataset = parseDataset(tables, { name: "khorasan", version });
