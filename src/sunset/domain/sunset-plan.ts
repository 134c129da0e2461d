import type { Initiative } from '../../initiatives/domain/initiative';
import type { Metric, MetricCode } from '../../metrics/domain/metric';
import { daysAfter } from '../../shared/days';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { excerpt, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { MOST_USERS } from './registered-service';

/** Something that rests on what is wound down. */
export interface Dependent {
  readonly name: string;
  /** Where it goes, and how. */
  readonly movesTo: string;
  /** Who moves it; null where nobody is named. */
  readonly ownerId: string | null;
}

/** How something is wound down: a version, never changed; the last one holds. */
export interface SunsetPlan {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … of the initiative. */
  readonly number: number;
  readonly reason: string;
  readonly customersAffected: number;
  /** The day on which customers are told, `YYYY-MM-DD`. */
  readonly noticeOn: string;
  /** So many days before it is switched off, at least. */
  readonly noticeDays: number;
  /** By which they are told: web, letter, … */
  readonly noticeChannels: readonly string[];
  readonly noticeText: string;
  /** What they use from then on; null where there is nothing. */
  readonly replacement: string | null;
  /** What becomes of data and contracts. */
  readonly dataAndContracts: string;
  /** `YYYY-MM-DD`. */
  readonly switchOffOn: string;
  readonly dependents: readonly Dependent[];
  /** Metrics that must not get worse by it. */
  readonly guardrails: readonly MetricCode[];
  /** Why it was planned anew; null of the first. */
  readonly changeReason: string | null;
  readonly plannedById: string;
  readonly plannedAt: Date;
}

export interface SunsetPlanInput extends Omit<
  SunsetPlan,
  | 'id'
  | 'organizationId'
  | 'initiativeId'
  | 'number'
  | 'replacement'
  | 'dependents'
  | 'changeReason'
  | 'plannedById'
  | 'plannedAt'
> {
  readonly replacement?: string | null;
  readonly dependents: readonly { readonly name: string; readonly movesTo: string; readonly ownerId?: string | null }[];
  readonly changeReason?: string | null;
}

/** What is said of a version, apart from whose it is. */
export type SunsetPlanContent = Omit<
  SunsetPlan,
  'id' | 'organizationId' | 'initiativeId' | 'number' | 'plannedById' | 'plannedAt'
>;

/** The same plan for another day. */
export function forAnotherDay(plan: SunsetPlan, switchOffOn: string, changeReason: string): SunsetPlanContent {
  const { reason, customersAffected, noticeOn, noticeDays, noticeChannels, noticeText, replacement } = plan;
  const { dataAndContracts, dependents, guardrails } = plan;
  const told = { noticeOn, noticeDays, noticeChannels, noticeText, replacement };
  return { reason, customersAffected, ...told, dataAndContracts, switchOffOn, dependents, guardrails, changeReason };
}

const TEXT = { max: 5_000 };
const MOST_ITEMS = 100;
const MOST_NOTICE_DAYS = 2_000;

/** A sunset is planned while something is in service or wound down. */
export function refuseSunsetPlan(
  { title, stage, status }: Pick<Initiative, 'title' | 'stage' | 'status'>,
  switchedOffOn: string | null,
): NotPossibleNow | undefined {
  // What its guardrails are was agreed before anybody knew how they came out.
  if (switchedOffOn !== null) {
    return notPossibleNow(`"${title}" is switched off, on ${switchedOffOn}: it is planned no more.`, status);
  }
  if (status !== 'CLOSED' && (stage === 'MEASURE' || stage === 'SUNSET')) return undefined;
  return notPossibleNow(
    `"${title}" is ${status} in ${stage.toLowerCase()}: a sunset is planned in measure or sunset.`,
    status,
  );
}

/**
 * A plan, checked whole.
 * @param before the one that holds; what was planned is not put off by a further one
 * @param metrics those that the organization knows, by their codes
 */
export function plannedSunset(
  input: SunsetPlanInput,
  before: Pick<SunsetPlan, 'switchOffOn'> | undefined,
  metrics: ReadonlyMap<MetricCode, Pick<Metric, 'isRetired'>>,
): SunsetPlanContent | InvalidInput {
  const check = new InputCheck();
  const content = {
    reason: check.text('input.reason', input.reason, TEXT),
    customersAffected: check.whole('input.customersAffected', input.customersAffected, { min: 0, max: MOST_USERS }),
    noticeOn: check.date('input.noticeOn', input.noticeOn),
    noticeDays: check.whole('input.noticeDays', input.noticeDays, { min: 0, max: MOST_NOTICE_DAYS }),
    noticeChannels: channelsIn(check, input.noticeChannels),
    noticeText: check.text('input.noticeText', input.noticeText, TEXT),
    replacement: check.optionalText('input.replacement', input.replacement, TEXT),
    dataAndContracts: check.text('input.dataAndContracts', input.dataAndContracts, TEXT),
    switchOffOn: check.date('input.switchOffOn', input.switchOffOn),
    dependents: dependentsIn(check, input.dependents),
    guardrails: input.guardrails,
    changeReason: check.optionalText('input.changeReason', input.changeReason, { max: 2_000 }),
  };
  checkGuardrails(check, input.guardrails, metrics);
  if (before === undefined) content.changeReason = null;
  else if (content.changeReason === null) {
    check.problem('input.changeReason', 'Expected a reason for planning it anew, got none.');
  }
  checkDays(check, content, before);
  return check.failed ? check.refusal() : content;
}

function checkDays(
  check: InputCheck,
  { noticeOn, noticeDays, switchOffOn }: Pick<SunsetPlan, 'noticeOn' | 'noticeDays' | 'switchOffOn'>,
  before: Pick<SunsetPlan, 'switchOffOn'> | undefined,
): void {
  if (!isCalendarDate(noticeOn) || !isCalendarDate(switchOffOn) || !Number.isInteger(noticeDays)) return;
  if (noticeDays < 0 || noticeDays > MOST_NOTICE_DAYS) return;
  const earliest = daysAfter(noticeOn, noticeDays);
  if (switchOffOn < earliest) {
    check.problem(
      'input.switchOffOn',
      `${switchOffOn}: notice of ${noticeDays} days from ${noticeOn} runs until ${earliest}.`,
    );
  }
  if (before !== undefined && switchOffOn > before.switchOffOn) {
    check.problem(
      'input.switchOffOn',
      `${switchOffOn} is later than ${before.switchOffOn}, as planned: putting it off takes a quorum (\`postponeSunset\`).`,
    );
  }
}

function checkGuardrails(
  check: InputCheck,
  codes: readonly MetricCode[],
  metrics: ReadonlyMap<MetricCode, Pick<Metric, 'isRetired'>>,
): void {
  if (codes.length === 0 || codes.length > MOST_ITEMS) {
    check.problem('input.guardrails', `${codes.length} metrics: expected 1 to ${MOST_ITEMS}.`);
    return;
  }
  check.distinct('input.guardrails', codes);
  codes.forEach((code, index) => {
    const metric = metrics.get(code);
    const wrong =
      metric === undefined
        ? 'is not a metric: expected the code of one of `metrics`'
        : metric.isRetired && 'is retired';
    if (wrong) check.problem(`input.guardrails[${index}]`, `"${excerpt(code)}" ${wrong}.`);
  });
}

function channelsIn(check: InputCheck, channels: readonly string[]): readonly string[] {
  if (channels.length === 0 || channels.length > MOST_ITEMS) {
    check.problem('input.noticeChannels', `${channels.length} channels: expected 1 to ${MOST_ITEMS}.`);
    return [];
  }
  const named = channels.map((channel, index) => check.text(`input.noticeChannels[${index}]`, channel, { max: 200 }));
  check.distinct('input.noticeChannels', named);
  return named;
}

function dependentsIn(check: InputCheck, dependents: SunsetPlanInput['dependents']): readonly Dependent[] {
  if (dependents.length > MOST_ITEMS) {
    check.problem('input.dependents', `${dependents.length} dependents: expected at most ${MOST_ITEMS}.`);
    return [];
  }
  return dependents.map(({ name, movesTo, ownerId = null }, index) => ({
    name: check.text(`input.dependents[${index}].name`, name, { max: 200 }),
    movesTo: check.text(`input.dependents[${index}].movesTo`, movesTo, { max: 2_000 }),
    ownerId,
  }));
}
