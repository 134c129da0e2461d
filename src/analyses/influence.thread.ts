import { answerInThread } from '../platform/answer-in-thread';
import { influences } from './domain/influence';
import type { InfluencesInput } from './in-thread';

answerInThread(function* ({ inputs }: InfluencesInput) {
  yield 0;
  return influences(inputs);
});
