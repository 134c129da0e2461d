import type { Cut } from '../../metrics/domain/cut';
import type { CxFunction } from '../../people/domain/person';
import { formatMoney } from '../../shared/money';
import type { LeftOutReason, MovedMetric, ToldReading } from './changes';
import { count, type DigestContent, type Excerpt } from './digest';

/** One part of a digest, in plain words: each way to show it escapes them in its own. */
export interface Section {
  readonly heading: string;
  /** What is said before its rows, or in place of them. */
  readonly text: string;
  /** Above the columns; absent where a row is one sentence. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Those that are told no more. */
  readonly more: number;
}

/** So many rows a part: whoever wants more of them asks the API. */
export const MOST_ROWS = 15;

/** What a digest has to say, part by part, in the order in which it is read. */
export const sectionsOf = (content: DigestContent): readonly Section[] => [
  moved(content),
  leftOut(content),
  decisions(content),
  meetings(content),
  overdue(content),
  participation(content),
];

function moved({ moved: metrics, comparedCount, currencyCode }: DigestContent): Section {
  const looked = `${count(comparedCount, 'new reading')} could be compared with the one before; what moved by chance alone is expected to be at most 10 % of what is told here.`;
  return {
    heading: 'What moved beyond chance',
    text: metrics.length > 0 ? looked : `Nothing. ${looked}`,
    head: ['Metric', 'Before', 'Now', 'Change', 'Adjusted p'],
    ...first(metrics, (metric) => [
      `${metric.name}${partOf(metric.cut)}`,
      told(metric, metric.before, currencyCode),
      told(metric, metric.latest, currencyCode),
      `${metric.isBetter ? 'better' : 'worse'} by ${differenceIn(metric, currencyCode)}`,
      probability(metric.adjustedPValue),
    ]),
  };
}

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  FIRST: 'the first of its kind',
  TOO_FEW: 'too few observations',
  NO_P_VALUE: 'nothing tells how likely the change is by chance',
};

function leftOut({ leftOut: readings }: DigestContent): Section {
  return {
    heading: 'New readings left out',
    text: readings.length > 0 ? '' : 'None.',
    ...first(readings, ({ name, cut, source, reason }) => [
      `${name}${partOf(cut)}${source === null ? '' : `, ${source}`}: ${REASONS[reason]}`,
    ]),
  };
}

function decisions({ approvals, proposals, motions, sunsets }: DigestContent): Section {
  const rows = [
    ...motions.rows.map(({ motion, outcome }) => `Motion put to the vote: ${words(outcome)} "${motion}"`),
    ...sunsets.rows.map(({ initiative, proposedOn }) => `Continue or sunset "${initiative}", asked on ${proposedOn}`),
    ...approvals.rows.map(
      ({ initiative, stage, requestedOn, dueOn }) =>
        `Approval of "${initiative}" to leave ${words(stage)}, asked for on ${requestedOn}${dueOn === null ? '' : `, due on ${dueOn}`}`,
    ),
    ...proposals.rows.map(
      ({ proposal, portfolio, since }) =>
        `Proposal "${proposal}"${portfolio === null ? '' : ` (${portfolio})`}, waiting since ${since}`,
    ),
  ];
  const total = motions.total + sunsets.total + approvals.total + proposals.total;
  return {
    heading: 'Decisions due',
    text: total === 0 ? 'None.' : `${count(total, 'decision')} in all.`,
    rows: rows.map((row) => [row]),
    more: total - rows.length,
  };
}

const meetings = ({ meetings: coming }: DigestContent): Section => ({
  heading: 'Meetings to come',
  text: coming.total === 0 ? 'None.' : '',
  ...rowsOf(coming, ({ meeting, body, startsOn, agendaItemCount }) => [
    `${startsOn}: ${meeting} (${body}), ${count(agendaItemCount, 'item')} on the agenda`,
  ]),
});

const overdue = ({ overdue: late }: DigestContent): Section => ({
  heading: 'Initiatives overdue',
  text: late.total === 0 ? 'None.' : '',
  head: ['Initiative', 'Stage', 'Lead', 'Was due'],
  ...rowsOf(late, ({ initiative, stage, lead, dueOn }) => [initiative, words(stage), lead, dueOn]),
});

const FUNCTIONS: Readonly<Record<CxFunction, string>> = {
  INSIGHTS_AND_ANALYTICS: 'Insights and analytics',
  DESIGN: 'Design',
  CHANGE_MANAGEMENT: 'Change management',
};

const participation = ({ participation: functions }: DigestContent): Section => ({
  heading: 'Who took part',
  text: 'People of each function who did so at least once since the digest before.',
  head: ['Function', 'People', 'Proposed', 'Assessed', 'Estimated'],
  rows: functions.map(({ cxFunction, ...counts }) => [
    cxFunction === null ? 'Business partners' : FUNCTIONS[cxFunction],
    ...[counts.people, counts.proposed, counts.assessed, counts.estimated].map(String),
  ]),
  more: 0,
});

const first = <Row>(rows: readonly Row[], tell: (row: Row) => readonly string[]): Pick<Section, 'rows' | 'more'> =>
  rowsOf({ total: rows.length, rows: rows.slice(0, MOST_ROWS) }, tell);

const rowsOf = <Row>(
  { total, rows }: Excerpt<Row>,
  tell: (row: Row) => readonly string[],
): Pick<Section, 'rows' | 'more'> => ({ rows: rows.map(tell), more: total - rows.length });

/** `, product Cards, channel web`. */
const partOf = (cut: Cut): string => cut.map(({ dimension, value }) => `, ${words(dimension)} ${value}`).join('');

const told = ({ unit }: MovedMetric, { value, n, windowTo }: ToldReading, currencyCode: string): string =>
  `${valueIn(unit, value, currencyCode)} (n = ${n}, until ${windowTo})`;

/** A value for people: `54.2 %`, `EUR 12.50`; in a unit of the organization's own, in that: `3.25 minutes`. */
export function valueIn(unit: string, value: number, currencyCode: string): string {
  switch (unit) {
    case 'PERCENT':
      return `${value.toFixed(1)} %`;
    case 'NPS_POINTS':
      return `${value.toFixed(1)} points`;
    case 'SCALE_POINTS':
      return `${value.toFixed(2)} points`;
    case 'CONTACTS':
      return `${value.toFixed(2)} contacts`;
    case 'MONEY_MINOR':
      return formatMoney({ amountMinor: BigInt(Math.round(value)), currencyCode });
    default:
      return `${value.toFixed(2)} ${unit}`;
  }
}

/** From 20 to 25 percent is 5 points and not 5 percent. */
const differenceIn = ({ unit, difference }: MovedMetric, currencyCode: string): string =>
  valueIn(unit === 'PERCENT' ? 'NPS_POINTS' : unit, Math.abs(difference), currencyCode);

const probability = (p: number): string => (p < 0.001 ? 'below 0.001' : p.toFixed(3));

/** `AWAITING_REVIEW` → `awaiting review`. */
const words = (word: string): string => word.toLowerCase().replaceAll('_', ' ');
