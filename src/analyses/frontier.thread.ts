import { answerWithSolver } from '../platform/solver/answer-with-solver';
import { frontier } from '../selection';
import type { FrontierInput } from './in-thread';

void answerWithSolver(({ problem, range, nodeLimit }: FrontierInput, solver, onProgress) =>
  frontier(problem, range, solver, { ...(nodeLimit && { nodeLimit }), onProgress }),
);
