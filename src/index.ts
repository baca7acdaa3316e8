// Data

export type { ErrorModel, RandomErrorModel } from "./alterations/errors";
export type { PersistenceChoice } from "./alterations/errors-choices";
export { FAMILY_NAMES, type FamilyName } from "./alterations/reference-families";
export { type ReferenceModelOptions, referenceModel } from "./alterations/reference-model";
export { AllegianceError, type ErrorCode, type Issue, type IssueCode, type Problem } from "./base/errors";
export type { Table } from "./base/table";
// Centrality
export {
  type ApproximateBetweennessOptions,
  approximateBetweenness,
  type ResolvedApproximateBetweenness,
} from "./centrality/approximate-betweenness";
export { type BetweennessOptions, betweenness } from "./centrality/betweenness";
export { type ClosenessOptions, closeness } from "./centrality/closeness";
export { type ConstraintOptions, constraint } from "./centrality/constraint";
export { type CorenessOptions, coreness } from "./centrality/coreness";
export { type DegreeOptions, degree } from "./centrality/degree";
export { type EigenvectorOptions, eigenvector } from "./centrality/eigenvector";
export { type HitsOptions, hits } from "./centrality/hits";
export { type KatzOptions, katz } from "./centrality/katz";
export type { Distance, MeasureOptions } from "./centrality/measure";
export type { MeasureName } from "./centrality/measures";
export {
  type CentralityOverTimeOptions,
  centralityOverTime,
  type Series,
  type SeriesRow,
} from "./centrality/over-time";
export { type PagerankOptions, pagerank } from "./centrality/pagerank";
// Communities
export { type CommunityOptions, communities } from "./community/communities";
export type { CommunityEvent, CommunityHistory, LifecycleRow, MembershipRow, SliceRow } from "./community/history";
export { type Assignment, modularity } from "./community/modularity";
export { type CommunitiesOverTimeOptions, communitiesOverTime } from "./community/over-time";
export type { CommunityRow, Partition } from "./community/partition";
export { type Agreement, krippendorffAlpha } from "./data/agreement";
export { claimsFromCsv, claimsFromJsonLines, type TextStream } from "./data/claims-from";
export {
  type Dataset,
  type ParseOptions,
  parseDataset,
  type SafeParsed,
  safeParseDataset,
  type TablesInput,
} from "./data/dataset";
export { CORE_KINDS, defineKind, KINDS, type Kind, type KindInput } from "./data/kinds";
export type { ClaimTable, TableInput } from "./data/read";
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
// Defections
export { type Affiliation, type Career, career } from "./defection/career";
export type { CareerContradiction, CareerGap, CareerOverlap } from "./defection/career-findings";
export { type Cascade, type CascadeOptions, cascades } from "./defection/cascades";
export { type ChainGap, type ChainOptions, type DefectionChain, defectionChains } from "./defection/chains";
export { defectionFlows, type Flow, type FlowOptions } from "./defection/flows";
export type { Headcounts } from "./defection/headcounts";
export { defections, type Move } from "./defection/moves";
export { type Origin, originsOf } from "./defection/origins";
export { type RecruiterOptions, type Recruitment, recruiters } from "./defection/recruiters";
export { type ChainRoute, chainRoutes } from "./defection/routes";
export type { ChainStep } from "./defection/steps";
// Ties that come and go
export { type BurstinessOptions, type BurstinessRow, burstiness } from "./dynamics/burstiness";
export type { DurationSummary } from "./dynamics/duration-summary";
export { type TieDuration, type TieDurations, type TieDurationsOptions, tieDurations } from "./dynamics/durations";
export type { Correction } from "./dynamics/intervals";
export {
  type MotifInstance,
  type MotifRow,
  type TemporalMotifs,
  type TemporalMotifsOptions,
  temporalMotifs,
} from "./dynamics/motifs";
export { type TieRates, type TieRatesOptions, type TieRatesRow, tieRates } from "./dynamics/rates";
export type { Begins, Ends } from "./dynamics/settling";
export type { Counted, Turnover } from "./dynamics/turnover";
// Evidence
export type { Result } from "./evidence/behind";
export { claimsOf } from "./evidence/claims-of";
export { compareSources, type SourceComparison } from "./evidence/compare-sources";
export { type ExplainedClaim, type Explanation, explain } from "./evidence/explain";
// Formats
export { type CsvOptions, toCSV } from "./formats/csv";
export { type Cytoscape, type CytoscapeEdge, type CytoscapeNode, toCytoscape } from "./formats/cytoscape";
export { type EdgeCsvOptions, type EdgeFileOptions, edgesFromCsv } from "./formats/edges-from-csv";
export { edgesFromJsonLines } from "./formats/edges-from-json-lines";
export { type GexfOptions, toGEXF } from "./formats/gexf";
export { toGraphML } from "./formats/graphml";
export { type SerializedNetwork, toGraphology } from "./formats/graphology";
export { type JsonOptions, toJSON } from "./formats/json";
export { type NodeLink, type NodeLinkLink, type NodeLinkNode, toNodeLink } from "./formats/node-link";
export type { Position, PositionOptions } from "./formats/positions";
// Layout
export { type Layout, type LayoutRow, layout, type PlacedLayoutOptions } from "./layout/layout";
export {
  type LayoutOverTime,
  type LayoutOverTimeOptions,
  type LayoutOverTimeRow,
  layoutOverTime,
} from "./layout/over-time";
// Network
export { buildNetwork } from "./network/build";
export type { ArrowColumn, DictionaryColumn, EdgeColumn, NumberArray } from "./network/edges/cells";
export {
  type ArrowTable,
  type EdgeColumnName,
  type EdgeColumnsInput,
  type EdgeColumnsOptions,
  networkFromColumns,
} from "./network/edges/from-columns";
export { type EdgeOptions, networkFromEdges } from "./network/edges/from-edges";
export type { EdgeInput } from "./network/edges/input";
export type { EdgeAttributes, Multigraph, NodeAttributes, SimpleGraph } from "./network/graph";
export type { Facts, ResultTable, ViewWindow } from "./network/inside";
export type { Time, TimeValue } from "./network/moment";
export type { ActorRow, ExcludedClaim, TemporalNetwork } from "./network/network";
export type { Parallel, Policy, PolicyInput, Presence } from "./network/policy";
export type { Direction, ProjectedEdge, Projection, ProjectOptions, Strength } from "./network/project";
export type { ScoreRow, Scores } from "./network/scores";
export type { SliceOptions } from "./network/slicing/slices";
export type { Tie } from "./network/tie";
// Temporal paths
export type { Certainty } from "./paths/certainty";
export type { Criterion } from "./paths/criteria";
export type { TraversalTime } from "./paths/options";
export type { TemporalPath } from "./paths/path-rows";
export { type TemporalBetweennessOptions, temporalBetweenness } from "./paths/temporal-betweenness";
export { type TemporalClosenessOptions, temporalCloseness } from "./paths/temporal-closeness";
export { type TemporalKatzOptions, temporalKatz } from "./paths/temporal-katz";
export {
  type TemporalPaths,
  type TemporalPathsOptions,
  temporalPaths,
} from "./paths/temporal-paths";
export {
  type ReachMatrix,
  type TemporalReach,
  type TemporalReachOptions,
  type TemporalReachRow,
  temporalReach,
} from "./paths/temporal-reach";
export type { FigureNames } from "./questions/answers";
export type { CallName, NamedQuestion, Question } from "./questions/question";
export { parseWhen, type Step, type When, type WhenOptions } from "./time";
export type { Agreement as PolicyAgreement, PairAgreement } from "./uncertainty/agreement";
// Uncertainty
export type { DateDistribution } from "./uncertainty/dates";
export {
  type Influence,
  type InfluenceOptions,
  type InfluenceWork,
  influence,
  type RankedBy,
} from "./uncertainty/influence";
export type { ChangedFigure, InfluenceRow } from "./uncertainty/influence-rows";
export type { InfluenceOf } from "./uncertainty/influence-units";
export type { Policies } from "./uncertainty/policies";
export type { DrawOptions, Watch } from "./uncertainty/progress";
export { progressBar, progressElement } from "./uncertainty/progress-bar";
export { type Robustness, robustness } from "./uncertainty/robustness";
export type { RobustFigureRow } from "./uncertainty/robustness-figures";
export type { RobustnessOptions } from "./uncertainty/robustness-options";
export type { RobustnessRow } from "./uncertainty/robustness-rows";
export {
  type Sensitivity,
  type SensitivityOptions,
  type SensitivityRow,
  sensitivity,
} from "./uncertainty/sensitivity";
export { serveWorker } from "./uncertainty/serve";
export type { SideBySide } from "./uncertainty/side-by-side";
export {
  type DrawModel,
  type SignificanceOptions,
  type SignificanceRow,
  significance,
} from "./uncertainty/significance";
export type { Crossing, Turn } from "./uncertainty/turns";
export {
  type Uncertainty,
  type UncertaintyOptions,
  uncertainty,
} from "./uncertainty/uncertainty";
export type { UncertaintyRow } from "./uncertainty/uncertainty-rows";
export { type PoolOptions, WorkerPool, type WorkerPort } from "./workers/pool";
export { webWorkers } from "./workers/web-workers";
