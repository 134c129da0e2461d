import { releasedMinor, type Grant } from '../../budget/domain/ledger';
import { rational, roundHalfEven } from '../../shared/rational';
import type { GatePolicyDocument } from './gate-policy';
import { STAGES, type Stage } from './initiative';

/** A stage's share of what funding granted. */
export interface Tranche {
  readonly stage: Stage;
  /** Of the grant, by the gate policy: 0 to 100, and 100 over all stages. */
  readonly percent: number;
  /** Minor units, ≥ 0: what was released for the stage, and what is to come when it is entered. */
  readonly amountMinor: bigint;
  /** When it was released first; null until then, and for a share of nothing. */
  readonly releasedAt: Date | null;
}

type Shares = Pick<GatePolicyDocument, 'gates'>;

/**
 * What all stages up to this one may have: grant × the sum of their percents / 100, rounded half to even. Tranches are
 * differences of such sums, so that they add up to the grant to the cent.
 */
export function shareUpTo({ gates }: Shares, grantMinor: bigint, stage: Stage): bigint {
  const percent = upTo(stage).reduce((sum, each) => sum + gates[each].tranchePercent, 0);
  return roundHalfEven(rational(grantMinor * BigInt(percent), 100n));
}

/**
 * What is released when a stage is entered, in minor units, ≥ 0: its own share, and what the stages before it lack since
 * a larger grant was confirmed. A stage that was entered before gets nothing again, and nothing goes beyond the grant.
 * @param grant of the initiative's proposal, with all that was released
 */
export function trancheDue(policy: Shares, grant: Grant, stage: Stage): bigint {
  const stages: readonly string[] = upTo(stage);
  const before = STAGES[stages.length - 2];
  const shareBefore = before === undefined ? 0n : shareUpTo(policy, grant.committedMinor, before);
  const released = releasedMinor({ releases: grant.releases.filter((each) => stages.includes(each.stage)) });
  const due = shareUpTo(policy, grant.committedMinor, stage) - greater(released, shareBefore);
  return greater(0n, lesser(due, grant.committedMinor - releasedMinor(grant)));
}

/**
 * All tranches, in the order of the stages. While the stages are taken one after the other they add up to the grant; once
 * money was given back, to what is left of it.
 * @param grant its releases in the order of time
 */
export const tranches = (policy: Shares, grant: Grant): readonly Tranche[] =>
  STAGES.map((stage) => {
    const releases = grant.releases.filter((each) => each.stage === stage);
    return {
      stage,
      percent: policy.gates[stage].tranchePercent,
      amountMinor: releasedMinor({ releases }) + trancheDue(policy, grant, stage),
      releasedAt: releases[0]?.releasedAt ?? null,
    };
  });

const upTo = (stage: Stage): readonly Stage[] => STAGES.slice(0, STAGES.indexOf(stage) + 1);
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
