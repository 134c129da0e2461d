import { REGISTERED, type InitiativeStatus, type Stage } from '../../initiatives/domain/initiative';
import type { EvidenceKind } from '../../listening/domain/evidence';
import type { Verdict } from '../../metrics/domain/verdict';
import { inline } from '../../shared/markdown';
import { formatMoney } from '../../shared/money';
import type { Lesson } from './lesson';
import type { RunCostSaved } from './run-cost-saved';

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
  readonly history: readonly {
    readonly event: string;
    readonly toState: string;
    readonly actor: string | null;
    readonly reason: string | null;
    readonly day: string;
  }[];
  readonly verdicts: readonly {
    readonly metric: string;
    readonly before: number;
    readonly after: number;
    readonly verdict: Verdict;
  }[];
  readonly adoption: { readonly day: string; readonly users: number; readonly ofAll: number | null } | null;
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
    ['Decisions', facts.history.flatMap(decisionLine)],
    ['Forecast and cost', money(facts)],
    ['What happened', happened(facts)],
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

/** What somebody sent; what time did is no decision. */
function decisionLine({ event, toState, actor, reason, day }: CaseFacts['history'][number]): readonly string[] {
  if (event.includes(' after ')) return [];
  const by = actor === null ? '' : ` by ${inline(actor)}`;
  const to = event === REGISTERED ? 'in' : 'to';
  return [`- ${day}: ${word(event)}${by}, ${to} ${inline(toState)}${reason === null ? '' : ` (${inline(reason)})`}`];
}

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

function happened({ verdicts, adoption }: CaseFacts): readonly string[] {
  const lines = verdicts.map(
    ({ metric, before, after, verdict }) =>
      `- ${inline(metric)}: from ${rounded(before)} to ${rounded(after)}, ${VERDICTS[verdict]}`,
  );
  if (adoption === null) return lines;
  const of = adoption.ofAll === null ? '' : ` of ${adoption.ofAll}`;
  return [...lines, `- Used by ${adoption.users}${of} on ${adoption.day}`];
}

/** To two digits behind the point, at most. */
const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const lessonLine = ({ kind, text, forWhom, toldBy }: CaseFacts['lessons'][number]): string =>
  `- ${kind === 'WORKED' ? 'Worked' : 'Did not work'}: ${inline(text)} (for ${inline(forWhom)}; told by ${inline(toldBy)})`;

const honourLine = ({ reason, by }: NonNullable<CaseFacts['honour']>): string =>
  `A worthy failure, honoured by ${inline(by)}: ${inline(reason)}`;
