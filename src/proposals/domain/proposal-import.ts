import { convert, rateOn, type DatedRate, type KnownRate } from '../../budget/domain/exchange-rate';
import type { RowProblem } from '../../imports/domain/row';
import { excerpt, isRefusal, type FieldProblem } from '../../shared/refusal';
import type { Proposal } from './proposal';
import { edit, proposeIdea, type EditedProposal, type IdeaOrigin } from './proposal-content';
import type { ProposalMapping } from './proposal-mapping';
import type { ProposalRow } from './proposal-row';
import { onTrack, type Thresholds } from './proposal-track';

/** A row on its way in, with the id that it gets as a proposal, and the digest of all that it says. */
export interface StagedProposal extends ProposalRow {
  readonly id: string;
  readonly digest: string;
}

/** What can be named in a file, by each of its names. */
export type ByName = ReadonlyMap<string, readonly string[]>;

/** What rows are judged by, beside each other. */
export interface SiftingFacts {
  readonly origin: Omit<IdeaOrigin, 'id' | 'triageOwnerId' | 'answerBy'>;
  /** Who answers a new idea, and by when. */
  readonly triage: Pick<IdeaOrigin, 'triageOwnerId' | 'answerBy'>;
  readonly thresholds: Thresholds;
  readonly rates: readonly KnownRate[];
  readonly today: string;
  readonly portfolios: ByName;
  readonly needs: ByName;
  readonly pillars: ByName;
  readonly objectives: ByName;
  /** Whoever is here, by their e-mails in small letters. */
  readonly people: ByName;
  /** The digests of what came in before, by reference. */
  readonly known: ReadonlyMap<string, string>;
}

/** A row that becomes a proposal. */
export interface FreshProposal extends Pick<StagedProposal, 'digest' | 'reference'>, EditedProposal {
  /** What its costs were converted by; null where they are in the reporting currency. */
  readonly rate: (DatedRate & { readonly currencyCode: string }) | null;
}

/**
 * Which rows are new, in the order of the file: each becomes an idea, or a draft where it says more. A row that came in
 * before is known as long as it says the same: what became of it since is for people to edit, not for a file.
 */
export function siftProposals(
  mapping: ProposalMapping,
  rows: readonly StagedProposal[],
  facts: SiftingFacts,
): { readonly fresh: readonly FreshProposal[]; readonly problems: readonly RowProblem[] } {
  const known = new Map(facts.known);
  const fresh: FreshProposal[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const before = known.get(row.reference);
    if (before === row.digest) continue;
    const found = before === undefined ? proposalOf(row, facts) : [contradiction(row)];
    if (isProblems(found)) {
      problems.push(
        ...found.map(({ path, message: reason }) => ({ row: row.row, column: columnOf(mapping, row, path), reason })),
      );
      continue;
    }
    known.set(row.reference, row.digest);
    fresh.push(found);
  }
  return { fresh, problems };
}

const isProblems = (found: FreshProposal | readonly FieldProblem[]): found is readonly FieldProblem[] =>
  Array.isArray(found);

const contradiction = ({ reference }: StagedProposal): FieldProblem => ({
  path: 'reference',
  message: `"${excerpt(reference)}" is there and came in saying something else: edit that proposal, a file changes none.`,
});

/** By the same commands that people give one after the other: an idea, and then its content. */
function proposalOf(row: StagedProposal, facts: SiftingFacts): FreshProposal | readonly FieldProblem[] {
  const { reference, digest, problem, solution, horizonYears, declaredRisk, alternatives } = row;
  const names = new Names(row, facts);
  const links = names.found();
  const { costs, rate } = names.costs();
  const { origin, triage, thresholds } = facts;
  const idea = proposeIdea({ ...origin, ...triage, id: row.id }, row);
  if (isRefusal(idea)) return [...names.problems, ...idea.problems];
  const content = { problem, solution, horizonYears, declaredRisk, alternatives, ...costs, ...links };
  const edited = edit(idea, content, origin.createdAt);
  if (isRefusal(edited)) return [...names.problems, ...('problems' in edited ? edited.problems : [])];
  if (names.problems.length > 0) return names.problems;
  return { ...edited, reference, digest, rate, proposal: onTrack(asFirst(edited.proposal), thresholds) };
}

/** A draft from the beginning waits for no answer as an idea. */
const asFirst = (proposal: Proposal): Proposal => ({
  ...proposal,
  version: 1,
  ...(proposal.status === 'IDEA' ? {} : { triageOwnerId: null, answerBy: null }),
});

/** What a row names, found in the organization; what is not found gathers in `problems`. */
class Names {
  readonly problems: FieldProblem[] = [];

  constructor(
    private readonly row: StagedProposal,
    private readonly facts: SiftingFacts,
  ) {}

  found() {
    const { portfolio, sponsor, needs, pillars, objectives } = this.row;
    const { facts } = this;
    const all = (path: string, kind: string, byName: ByName, names: readonly string[]) =>
      names.flatMap((name) => this.idOf(path, kind, byName, name) ?? []);
    return {
      portfolioId: portfolio === null ? null : this.idOf('portfolio', 'portfolio', facts.portfolios, portfolio),
      sponsorId: sponsor === null ? null : this.sponsor(sponsor),
      needIds: all('needs', 'need', facts.needs, needs),
      pillarIds: all('pillars', 'pillar', facts.pillars, pillars),
      objectiveIds: all('objectives', 'strategic objective', facts.objectives, objectives),
    };
  }

  /** In the reporting currency, by the rate of today or the last one before. */
  costs(): Pick<FreshProposal, 'rate'> & { costs: Pick<Proposal, 'costOneOffMinor' | 'costYearlyMinor'> } {
    const { costOneOffMinor, costYearlyMinor, currencyCode } = this.row;
    const { origin, rates, today } = this.facts;
    const to = origin.currencyCode;
    if (currencyCode === null || currencyCode === to)
      return { costs: { costOneOffMinor, costYearlyMinor }, rate: null };
    const rate = rateOn(rates, currencyCode, today);
    if (rate === undefined) {
      const message = `No rate of ${currencyCode} to ${to} is known of ${today} or before: set one first.`;
      this.problems.push({ path: 'currency', message });
      return { costs: { costOneOffMinor: null, costYearlyMinor: null }, rate: null };
    }
    const converted = (amountMinor: bigint | null) =>
      amountMinor === null ? null : convert({ amountMinor, currencyCode }, to, rate.rate);
    const costs = { costOneOffMinor: converted(costOneOffMinor), costYearlyMinor: converted(costYearlyMinor) };
    return { costs, rate: { ...rate, currencyCode } };
  }

  private sponsor(email: string): string | null {
    const [id] = this.facts.people.get(email.toLowerCase()) ?? [];
    if (id === undefined) {
      this.problems.push({ path: 'sponsor', message: `Nobody here has the e-mail "${excerpt(email)}".` });
    }
    return id ?? null;
  }

  private idOf(path: string, kind: string, byName: ByName, name: string): string | null {
    const [id, ...others] = byName.get(name) ?? [];
    if (id === undefined) this.problems.push({ path, message: `No ${kind} is called "${excerpt(name)}".` });
    if (others.length > 0) {
      const message = `${others.length + 1} ${kind}s are called "${excerpt(name)}": name it by its id.`;
      this.problems.push({ path, message });
    }
    return id ?? null;
  }
}

/** The column of a field; of what the mapping says of all rows, its place there. */
function columnOf(mapping: ProposalMapping, row: StagedProposal, path: string): string {
  const field = path.replace(/^input\./, '').replace(/\[\d+\]$/, '');
  const [, at = '', part = ''] = /^alternatives\[(\d+)\]\.(title|consequence)$/.exec(field) ?? [];
  if (part !== '') {
    const name = row.alternatives[Number(at)]?.kind === 'SIMPLEST' ? 'simplest' : 'doNothing';
    const place = mapping[name]?.[part as 'title' | 'consequence'];
    return typeof place === 'object' ? place.column : `mapping.${name}.${part}`;
  }
  const { reference, title, whoIsHurt, howTheyAreHurt, problem, solution, horizonYears, declaredRisk } = mapping;
  const { cost, portfolio, sponsor, needs, pillars, objectives } = mapping;
  const said: Readonly<Record<string, string | { readonly column: string } | undefined>> = {
    ...{ reference, title, whoIsHurt, howTheyAreHurt, problem, solution, horizonYears, declaredRisk },
    ...{ costOneOffMinor: cost?.oneOff, costYearlyMinor: cost?.yearly, currency: cost?.currency },
    ...{ portfolio, sponsor, needs, pillars, objectives },
    ...{ needIds: needs, pillarIds: pillars, objectiveIds: objectives },
  };
  const place = said[field];
  if (typeof place === 'object') return place.column;
  return `mapping.${field === 'currency' ? 'cost.currency' : field}`;
}
