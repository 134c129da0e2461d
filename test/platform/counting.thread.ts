import { answerInThread } from '../../src/platform/answer-in-thread';

/** Counts to a number, in so many steps; does not end when it is Infinity, and cannot when it is negative. */
answerInThread(function* (to: number): Generator<number, { readonly counted: number }> {
  if (to < 0) throw new RangeError(`Nobody counts to ${to}.`);
  let counted = 0;
  for (; counted < to; counted += 1) yield counted / to;
  return { counted };
});
