export { answersOf, frontierOf, recommendedSetOf, replayInputs, robustnessOf } from './answers';
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
