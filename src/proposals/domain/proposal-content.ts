import { InputCheck } from '../../shared/input-check';
import type { InvalidInput, NotPossibleNow } from '../../shared/refusal';
import type { Alternative, AlternativeKind, Effort, Proposal, Risk } from './proposal';
import { advance, cannot } from './proposal-transitions';

/** The lengths (in characters) and years that a proposal may have. */
const TITLE = { max: 200 };
const PARAGRAPH = { max: 4000 };
const HORIZON_YEARS = { min: 1, max: 30 };
/** Whoever reads a proposal reads all of its needs, pillars, objectives and alternatives: lists that stay short. */
const MOST_ROWS = 20;
/** In hundredths of a person-day: twenty million person-days. */
const EFFORT = { min: 0, max: 2_000_000_000 };

/** All that an idea needs: who is hurt, and how. */
export interface IdeaInput {
  readonly title: string;
  readonly whoIsHurt: string;
  readonly howTheyAreHurt: string;
}

/** What the caller knows of a proposal to be: ids and time come from outside. */
export type IdeaOrigin = Pick<
  Proposal,
  'id' | 'organizationId' | 'proposerId' | 'triageOwnerId' | 'answerBy' | 'currencyCode' | 'createdAt'
>;

export type AlternativeInput = Pick<Alternative, 'kind' | 'title' | 'consequence'>;
export type EffortInput = Pick<Effort, 'teamId' | 'personDaysHundredths'>;

/** New content. What is left out stays as it is; null takes an optional text, link or amount away. */
export interface ContentInput {
  readonly title?: string | null | undefined;
  readonly whoIsHurt?: string | null | undefined;
  readonly howTheyAreHurt?: string | null | undefined;
  readonly problem?: string | null | undefined;
  readonly solution?: string | null | undefined;
  readonly horizonYears?: number | null | undefined;
  readonly costOneOffMinor?: bigint | null | undefined;
  readonly costYearlyMinor?: bigint | null | undefined;
  readonly declaredRisk?: Risk | null | undefined;
  readonly portfolioId?: string | null | undefined;
  readonly sponsorId?: string | null | undefined;
  /** Replaces all needs; so do the four below with theirs. */
  readonly needIds?: readonly string[] | null | undefined;
  readonly pillarIds?: readonly string[] | null | undefined;
  readonly objectiveIds?: readonly string[] | null | undefined;
  readonly alternatives?: readonly AlternativeInput[] | null | undefined;
  readonly effortByTeam?: readonly EffortInput[] | null | undefined;
}

/** The rows beside a proposal that an edit replaces; undefined for those that stay. */
interface RowsBeside {
  readonly needIds: readonly string[] | undefined;
  readonly pillarIds: readonly string[] | undefined;
  readonly objectiveIds: readonly string[] | undefined;
  readonly alternatives: readonly (AlternativeInput & Pick<Alternative, 'position'>)[] | undefined;
  readonly effortByTeam: readonly EffortInput[] | undefined;
}

/** A proposal after an edit, and what the edit replaces beside it. */
export interface EditedProposal extends RowsBeside {
  readonly proposal: Proposal;
}

/** Anyone may have an idea: it enters as `IDEA`, version 1. */
export function proposeIdea(origin: IdeaOrigin, input: IdeaInput): Proposal | InvalidInput {
  const check = new InputCheck();
  const said = {
    title: check.text('input.title', input.title, TITLE),
    whoIsHurt: check.text('input.whoIsHurt', input.whoIsHurt, PARAGRAPH),
    howTheyAreHurt: check.text('input.howTheyAreHurt', input.howTheyAreHurt, PARAGRAPH),
  };
  if (check.failed) return check.refusal();
  return {
    ...origin,
    ...said,
    status: 'IDEA',
    portfolioId: null,
    problem: null,
    solution: null,
    horizonYears: null,
    drafterId: null,
    sponsorId: null,
    costOneOffMinor: null,
    costYearlyMinor: null,
    declaredRisk: null,
    track: null,
    certifiedBecause: null,
    certifiedById: null,
    certifiedAt: null,
    deferredUntil: null,
    missingForDecision: null,
    declineReason: null,
    declineBasis: null,
    mergedIntoId: null,
    resubmissionOfId: null,
    whatChanged: null,
    externalReference: null,
    importedDigest: null,
    importId: null,
    decidedById: null,
    decidedAt: null,
    version: 1,
    updatedAt: origin.createdAt,
  };
}

/**
 * Writes content, before the proposal is submitted or while it is returned. An idea becomes a draft as soon as it says
 * more than who is hurt and how; a draft stays a draft, and what was returned stays returned until it is submitted. Whether the needs, pillars, portfolio and sponsor exist is for the caller to find out.
 */
export function edit(
  proposal: Proposal,
  input: ContentInput,
  now: Date,
): EditedProposal | InvalidInput | NotPossibleNow {
  const refused = cannot('EDIT', proposal);
  if (refused) return refused;

  const check = new InputCheck();
  const content = contentAfter(check, proposal, input);
  const beside = rowsBeside(check, input);
  if (check.failed) return check.refusal();

  const edited = advance(proposal, 'EDIT', content, now);
  const rows = Object.values(beside) as (readonly unknown[] | undefined)[];
  const beyondIdea = saysMoreThanAnIdea(edited) || rows.some((each) => each !== undefined && each.length > 0);
  const drafted = proposal.status === 'IDEA' && beyondIdea;
  return { proposal: drafted ? edited : { ...edited, status: proposal.status }, ...beside };
}

type KeptAsGiven =
  'horizonYears' | 'costOneOffMinor' | 'costYearlyMinor' | 'declaredRisk' | 'portfolioId' | 'sponsorId';

function contentAfter(check: InputCheck, before: Proposal, input: ContentInput): Partial<Proposal> {
  const text = (field: 'title' | 'whoIsHurt' | 'howTheyAreHurt', bounds: { max: number }) =>
    input[field] === undefined ? before[field] : check.text(`input.${field}`, input[field] ?? '', bounds);
  const optionalText = (field: 'problem' | 'solution') =>
    input[field] === undefined ? before[field] : check.optionalText(`input.${field}`, input[field], PARAGRAPH);
  const kept = <Field extends KeptAsGiven>(field: Field, value: Proposal[Field] | undefined) =>
    value === undefined ? before[field] : value;

  if (input.horizonYears != null) check.whole('input.horizonYears', input.horizonYears, HORIZON_YEARS);
  if (input.costOneOffMinor != null) check.amount('input.costOneOffMinor', input.costOneOffMinor);
  if (input.costYearlyMinor != null) check.amount('input.costYearlyMinor', input.costYearlyMinor);
  return {
    title: text('title', TITLE),
    whoIsHurt: text('whoIsHurt', PARAGRAPH),
    howTheyAreHurt: text('howTheyAreHurt', PARAGRAPH),
    problem: optionalText('problem'),
    solution: optionalText('solution'),
    horizonYears: kept('horizonYears', input.horizonYears),
    costOneOffMinor: kept('costOneOffMinor', input.costOneOffMinor),
    costYearlyMinor: kept('costYearlyMinor', input.costYearlyMinor),
    declaredRisk: kept('declaredRisk', input.declaredRisk),
    portfolioId: kept('portfolioId', input.portfolioId),
    sponsorId: kept('sponsorId', input.sponsorId),
  };
}

function rowsBeside(check: InputCheck, input: ContentInput): RowsBeside {
  const links = (field: 'needIds' | 'pillarIds' | 'objectiveIds') => {
    check.distinct(`input.${field}`, input[field] ?? []);
    short(check, `input.${field}`, input[field] ?? []);
    return input[field] === null ? [] : input[field];
  };
  const { alternatives, effortByTeam } = input;
  short(check, 'input.alternatives', alternatives ?? []);
  return {
    needIds: links('needIds'),
    pillarIds: links('pillarIds'),
    objectiveIds: links('objectiveIds'),
    alternatives: alternatives === undefined ? undefined : numbered(check, alternatives ?? []),
    effortByTeam: effortByTeam === undefined ? undefined : efforts(check, effortByTeam ?? []),
  };
}

function efforts(check: InputCheck, given: readonly EffortInput[]): readonly EffortInput[] {
  short(check, 'input.effortByTeam', given);
  const teams = given.map(({ teamId }) => teamId);
  check.distinct('input.effortByTeam', teams, 'Its team is named twice.');
  return given.map(({ teamId, personDaysHundredths }, index) => ({
    teamId,
    personDaysHundredths: check.whole(
      `input.effortByTeam[${index}].personDaysHundredths`,
      personDaysHundredths,
      EFFORT,
    ),
  }));
}

function short(check: InputCheck, path: string, rows: readonly unknown[]): void {
  if (rows.length > MOST_ROWS) check.problem(path, `${rows.length} rows: expected at most ${MOST_ROWS}.`);
}

/** The alternatives in the order they were written; doing nothing and the simplest are there once at most. */
function numbered(check: InputCheck, alternatives: readonly AlternativeInput[]) {
  const seen = new Set<AlternativeKind>();
  return alternatives.map(({ kind, title, consequence }, index) => {
    const path = `input.alternatives[${index}]`;
    if (kind !== 'OTHER' && seen.has(kind)) check.problem(`${path}.kind`, `${kind} is named twice.`);
    seen.add(kind);
    return {
      kind,
      position: index + 1,
      title: check.text(`${path}.title`, title, TITLE),
      consequence: check.text(`${path}.consequence`, consequence, PARAGRAPH),
    };
  });
}

const saysMoreThanAnIdea = (proposal: Proposal): boolean =>
  [
    proposal.problem,
    proposal.solution,
    proposal.horizonYears,
    proposal.costOneOffMinor,
    proposal.costYearlyMinor,
    proposal.declaredRisk,
    proposal.portfolioId,
    proposal.sponsorId,
  ].some((said) => said !== null);
