export { answersOf, frontierOf, recommendedSetOf, replayInputs, robustnessOf } from './answers';
export { analysisTask, takeUpAnalysesTask } from './analysis-task';
export { AnalysisTable } from './analysis.table';
export { freezeInputs, hashOf } from './freeze-inputs';
export {
  frontierInThread,
  recommendInThread,
  robustnessInThread,
  winSharesInThread,
  type FrontierInput,
  type RecommendInput,
  type RobustnessInput,
  type WinSharesInput,
} from './in-thread';
