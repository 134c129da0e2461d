export { answersOf, replayInputs } from './answers';
export { analysisTask, takeUpAnalysesTask } from './analysis-task';
export { queueAnalysis, refuseWithoutRoom } from './analysis.service';
export { AnalysisTable } from './analysis.table';
export { freezeInputs, hashOf } from './freeze-inputs';
export { portfolioFacts } from './portfolio-facts';
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
