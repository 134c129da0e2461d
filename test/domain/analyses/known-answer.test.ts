import { robustness, ROBUSTNESS_ENGINE } from '../../../src/analyses/domain/robustness';
import { answerOf } from './builders';
import { digestOf, KNOWN_DIGEST, KNOWN_INPUT } from './known-ranking';

describe('The engine that samples rankings', () => {
  // Frozen reviews are replayed: when this fails, raise ROBUSTNESS_ENGINE, and keep the old way for what was frozen by it.
  it('finds what it has found before, bit for bit', () => {
    const { inputs, sampling, top } = KNOWN_INPUT;

    expect([ROBUSTNESS_ENGINE, digestOf(answerOf(robustness(inputs, sampling, top)))]).toEqual([1, KNOWN_DIGEST]);
  });
});
