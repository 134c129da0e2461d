import type { Initiative } from '../../initiatives/domain/initiative';
import { daysAfter } from '../../shared/days';
import { InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  notPossibleNow,
  ownDecision,
  type GateUnmet,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import type { SunsetPlan } from './sunset-plan';

/** What was in service is switched off: said by one person, confirmed by another. */
export interface SwitchOff {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** `YYYY-MM-DD`. */
  readonly switchedOffOn: string;
  readonly note: string | null;
  readonly switchedOffById: string;
  readonly recordedAt: Date;
  readonly confirmedById: string | null;
  readonly confirmedAt: Date | null;
  readonly version: number;
}

export interface SwitchOffInput {
  readonly switchedOffOn: string;
  readonly note?: string | null;
}

export interface SwitchOffFacts {
  readonly initiative: Pick<Initiative, 'title' | 'stage' | 'status'>;
  /** The one that holds. */
  readonly plan: Pick<SunsetPlan, 'noticeOn' | 'noticeDays' | 'guardrails'> | undefined;
  readonly earlier: SwitchOff | undefined;
  /** Metrics of which there is a reading before that day. */
  readonly measured: readonly string[];
  /** In UTC. */
  readonly today: string;
}

/**
 * Whether something may be said to be switched off: in sunset, by its plan, after the notice that customers were promised, and
 * with each guardrail measured before, since that cannot be made up for afterwards.
 */
export function switchedOff(
  input: SwitchOffInput,
  { initiative: { title, stage, status }, plan, earlier, measured, today }: SwitchOffFacts,
): Pick<SwitchOff, 'switchedOffOn' | 'note'> | InvalidInput | NotPossibleNow | GateUnmet {
  const not = (why: string) => notPossibleNow(`"${title}" ${why}.`, status);
  if (stage !== 'SUNSET' || status === 'CLOSED')
    return not(`is ${status} in ${stage.toLowerCase()}, and not in sunset`);
  if (earlier !== undefined) return not(`is switched off already, on ${earlier.switchedOffOn}`);
  if (plan === undefined) return not('has no sunset plan: expected `planSunset` first');
  const check = new InputCheck();
  const switchedOffOn = check.date('input.switchedOffOn', input.switchedOffOn, { latest: today });
  const note = check.optionalText('input.note', input.note, { max: 2_000 });
  const promised = daysAfter(plan.noticeOn, plan.noticeDays);
  if (!check.failed && switchedOffOn < promised) {
    check.problem('input.switchedOffOn', `${switchedOffOn}: customers have notice until ${promised}.`);
  }
  if (check.failed) return check.refusal();
  const unmeasured = plan.guardrails.filter((metric) => !measured.includes(metric));
  if (unmeasured.length > 0) {
    return gateUnmet(unmeasured.map((code) => ({ code, message: `no reading of ${code} before ${switchedOffOn}` })));
  }
  return { switchedOffOn, note };
}

/** A second person has looked. */
export function confirmed(
  switchOff: SwitchOff,
  by: { readonly personId: string; readonly at: Date },
): Pick<SwitchOff, 'confirmedById' | 'confirmedAt'> | NotPossibleNow | OwnDecision {
  if (switchOff.confirmedById !== null) return notPossibleNow('It is confirmed already.', 'CONFIRMED');
  if (switchOff.switchedOffById === by.personId) {
    return ownDecision('Two people switch off: nobody confirms what they said themselves.');
  }
  return { confirmedById: by.personId, confirmedAt: by.at };
}
