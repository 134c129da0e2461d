import type { InitiativeStatus, Stage } from '../../initiatives/domain/initiative';
import type { EvidenceKind } from '../../listening/domain/evidence';
import type { ReferralCause } from '../../outcomes/domain/referral';
import type { Verdict } from '../../metrics/domain/verdict';
import { inline } from '../../shared/markdown';
import { formatMoney } from '../../shared/money';
import { decisionLines, type Decided } from './case-decisions';
import { measured } from './case-values';
import type { Lesson } from './lesson';
import type { RunCostSaved } from './run-cost-saved';
import type { SunsetPlan } from './sunset-plan';

/** Money of a year, and once, as somebody expected it. */
export interface Expectation {
  readonly costOneOffMinor: bigint;
  readonly costYearlyMinor: bigint;
  readonly valueYearlyMinor: bigint;
}

/** All that the record tells of an initiative, people by their names. */
export interface CaseFacts {
  readonly title: string;
  readonly stage: Stage;
  readonly status: InitiativeStatus;
  readonly currencyCode: string;
  /** Null of what was registered as it ran. */
  readonly proposal: { readonly problem: string | null; readonly solution: string | null } | null;
  readonly needs: readonly { readonly title: string; readonly statement: string }[];
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly collectedOn: string; readonly finding: string }[];
  /** In their order: what was funded first, and what was expected last. */
  readonly forecasts: readonly Expectation[];
  /** What came of it a year by each mark, the last first. */
  readonly realised: readonly {
    readonly afterMonths: number;
    readonly yearlyMinor: bigint;
    readonly confirmed: boolean;
  }[];
  /** What was booked of it, once and to run it, in minor units. */
  readonly actualMinor: bigint;
  readonly runMinor: bigint;
  readonly history: readonly Decided[];
  readonly verdicts: readonly {
    readonly metric: string;
    readonly unit: string;
    readonly before: number;
    readonly after: number;
    readonly verdict: Verdict;
  }[];
  readonly adoption: { readonly day: string; readonly users: number; readonly ofAll: number | null } | null;
  /** Kill criteria that put continue-or-sunset before the body, in their order. */
  readonly referrals: readonly { readonly metric: string; readonly cause: ReferralCause; readonly day: string }[];
  /** How it is wound down, by the plan that holds. */
  readonly sunset:
    | (Pick<
        SunsetPlan,
        'reason' | 'customersAffected' | 'noticeOn' | 'noticeChannels' | 'replacement' | 'switchOffOn'
      > & {
        /** The day on which it was switched off; null until then. */
        readonly offOn: string | null;
      })
    | null;
  readonly saved: RunCostSaved | null;
  readonly lessons: readonly (Pick<Lesson, 'kind' | 'text' | 'forWhom'> & { readonly toldBy: string })[];
  readonly honour: { readonly reason: string; readonly by: string } | null;
}

/** The case of an initiative as Markdown; what people wrote stands in it as text, whatever it holds. */
export function caseStudy(facts: CaseFacts): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Problem', problem(facts)],
    ['Needs', facts.needs.map(({ title, statement }) => `- ${inline(title)}: ${inline(statement)}`)],
    ['Evidence', facts.evidence.map(evidenceLine)],
    ['Decisions', decisionLines(facts.history)],
    ['Forecast and cost', money(facts)],
    ['What happened', happened(facts)],
    ...(facts.sunset === null ? [] : ([['Sunset', windingDown(facts.sunset)]] as const)),
    ['Lessons', facts.lessons.map(lessonLine)],
    ...(facts.honour === null ? [] : ([['Dare to try', [honourLine(facts.honour)]]] as const)),
  ];
  const parts = sections.map(
    ([heading, lines]) => `## ${heading}\n\n${lines.length === 0 ? 'Nothing on record.' : lines.join('\n')}`,
  );
  return [`# ${inline(facts.title)}`, standing(facts), ...parts].join('\n\n').concat('\n');
}

const word = (constant: string): string => constant.toLowerCase().replaceAll('_', ' ');

const standing = ({ stage, status }: CaseFacts): string =>
  status === 'CLOSED' ? `Closed in ${word(stage)}.` : `In ${word(stage)}: ${word(status)}.`;

function problem({ proposal }: CaseFacts): readonly string[] {
  if (proposal === null) return ['It was in service before it was registered; nobody proposed it.'];
  const { problem: said, solution } = proposal;
  return [
    ...(said === null ? [] : [inline(said)]),
    ...(solution === null ? [] : ['', `Solution: ${inline(solution)}`]),
  ];
}

const evidenceLine = ({ kind, collectedOn, finding }: CaseFacts['evidence'][number]): string =>
  `- ${collectedOn}, ${word(kind)}: ${inline(finding)}`;

function money({ forecasts, realised, currencyCode, actualMinor, runMinor, saved }: CaseFacts): readonly string[] {
  const of = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const [first, last] = [forecasts[0], forecasts.at(-1)];
  const line = (name: string, { costOneOffMinor, costYearlyMinor, valueYearlyMinor }: Expectation) =>
    `- ${name}: ${of(costOneOffMinor)} once and ${of(costYearlyMinor)} a year, worth ${of(valueYearlyMinor)} a year`;
  return [
    ...(first === undefined ? ['- Funded: nothing'] : [line('Funded', first)]),
    ...(last === undefined || last === first ? [] : [line('Expected last', last)]),
    ...realised.map(
      ({ afterMonths, yearlyMinor, confirmed }) =>
        `- Came after ${afterMonths} months: worth ${of(yearlyMinor)} a year${confirmed ? '' : ' (not confirmed by finance)'}`,
    ),
    `- Booked: ${of(actualMinor)} for the work, ${of(runMinor)} to run it`,
    ...(saved === null ? [] : [`- Run cost saved in ${saved.days} days: ${of(saved.savedMinor)}`]),
  ];
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  BETTER: 'better',
  WORSE: 'worse',
  CANNOT_TELL: 'it cannot be told',
};

const CAUSES: Readonly<Record<ReferralCause, string>> = {
  HIT: 'was hit',
  NOT_PROVEN: 'was not proven to hold by its last day',
};

function happened({ verdicts, referrals, adoption, currencyCode }: CaseFacts): readonly string[] {
  const lines = [
    ...verdicts.map(
      ({ metric, unit, before, after, verdict }) =>
        `- ${inline(metric)}: ${measured({ before, after, unit, currencyCode })}, ${VERDICTS[verdict]}`,
    ),
    ...referrals.map(
      ({ metric, cause, day }) =>
        `- ${day}: a kill criterion on ${inline(metric)} ${CAUSES[cause]}; whether it goes on was put before the body`,
    ),
  ];
  if (adoption === null) return lines;
  const of = adoption.ofAll === null ? '' : ` of ${adoption.ofAll}`;
  return [...lines, `- Used by ${adoption.users}${of} on ${adoption.day}`];
}

function windingDown(plan: NonNullable<CaseFacts['sunset']>): readonly string[] {
  const { reason, customersAffected, noticeOn, noticeChannels, replacement, switchOffOn, offOn } = plan;
  return [
    `Why: ${inline(reason)}`,
    '',
    `- Customers affected: ${customersAffected}, told on ${noticeOn} by ${noticeChannels.map(inline).join(', ')}`,
    `- In its place: ${replacement === null ? 'nothing' : inline(replacement)}`,
    offOn === null
      ? `- To be switched off on ${switchOffOn}`
      : `- Switched off on ${offOn}, planned for ${switchOffOn}`,
  ];
}

const lessonLine = ({ kind, text, forWhom, toldBy }: CaseFacts['lessons'][number]): string =>
  `- ${kind === 'WORKED' ? 'Worked' : 'Did not work'}: ${inline(text)} (for ${inline(forWhom)}; told by ${inline(toldBy)})`;

const honourLine = ({ reason, by }: NonNullable<CaseFacts['honour']>): string =>
  `A worthy failure, honoured by ${inline(by)}: ${inline(reason)}`;
