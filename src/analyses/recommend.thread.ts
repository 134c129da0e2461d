import { answerWithSolver } from '../platform/solver/answer-with-solver';
import { recommend } from '../selection';
import type { RecommendInput } from './in-thread';

void answerWithSolver(({ problem, nodeLimit }: RecommendInput, solver, onProgress) =>
  recommend(problem, solver, { ...(nodeLimit && { nodeLimit }), onProgress }),
);
