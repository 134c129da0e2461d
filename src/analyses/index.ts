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
