import { answerInThread } from '../platform/answer-in-thread';
import { robustness } from './domain/robustness';
import type { RobustnessInput } from './in-thread';

answerInThread(({ inputs, sampling, top }: RobustnessInput) => robustness(inputs, sampling, top));
