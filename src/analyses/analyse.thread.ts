import { answerInThread } from '../platform/answer-in-thread';
import { analyse } from './domain/analyse';
import type { FrozenInputs } from './domain/frozen-inputs';

answerInThread(function* (inputs: FrozenInputs) {
  yield 0;
  return analyse(inputs);
});
