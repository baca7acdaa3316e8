export { AllegianceError, type ErrorCode, type Issue, type IssueCode, type Problem } from "./base/errors";
export type { Table } from "./base/table";
export { type BetweennessOptions, betweenness } from "./centrality/betweenness";
export { type DegreeOptions, degree } from "./centrality/degree";
export type { Distance, MeasureOptions } from "./centrality/measure";
export type { ScoreRow, Scores } from "./centrality/scores";
export {
  type Dataset,
  type ParseOptions,
  parseDataset,
  type SafeParsed,
  safeParseDataset,
  type TablesInput,
} from "./data/dataset";
export { CORE_KINDS, defineKind, KINDS, type Kind, type KindInput } from "./data/kinds";
export type { TableInput } from "./data/read";
export {
  type Actor,
  type Claim,
  type Estimate,
  type EventRecord,
  type Name,
  type Source,
  TABLE_NAMES,
  type TableName,
} from "./data/tables";
export { CONFIDENCE, type ConfidenceLevel, type EndStatus, type Modality, type Persistence } from "./data/vocabulary";
export { buildNetwork } from "./network/build";
export type { EdgeInput } from "./network/edge-input";
export { type EdgeOptions, networkFromEdges } from "./network/from-edges";
export type { Facts, ViewWindow } from "./network/inside";
export type { Time, TimeValue } from "./network/moment";
export { type ActorRow, claimsOf, type ExcludedClaim, type TemporalNetwork } from "./network/network";
export type { Parallel, Policy, PolicyInput, Presence } from "./network/policy";
export type { Direction, ProjectedEdge, Projection, ProjectOptions, Strength } from "./network/project";
export type { SliceOptions } from "./network/slices";
export type { Tie } from "./network/tie";
export { parseWhen, type When, type WhenOptions } from "./time";
