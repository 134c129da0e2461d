import { DRIVER_CODES, type DriverCode } from '../../scoring/domain/drivers';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type Refusal } from '../../shared/refusal';
import {
  checkAsks,
  notOpenFor,
  together,
  tooFewScorers,
  type Ask,
  type Asked,
  type AskedProposal,
} from './round-opening';
import { closedAlready, type ScoringAssignment, type ScoringRound } from './scoring-round';

export interface ExtendingInput {
  readonly asks: readonly Ask[];
}

/** What a round asks beyond what it asked before. */
export interface Extension {
  readonly added: readonly Asked[];
  readonly changed: readonly { readonly before: ScoringAssignment; readonly drivers: readonly DriverCode[] }[];
}

/**
 * Asks further scorers, or about further proposals or drivers, in a round that is open. What was asked before stays asked, and
 * what was given stays blind.
 * @param facts the proposals that it is about now, and all that it asked before
 */
export function extendScoringRound(
  round: ScoringRound,
  { asks }: ExtendingInput,
  facts: { readonly proposals: readonly AskedProposal[]; readonly assignments: readonly ScoringAssignment[] },
  today: string,
): Extension | Refusal {
  const check = new InputCheck();
  checkAsks(check, asks, facts.proposals);
  if (check.failed) return check.refusal();
  const refused = closedAlready(round) ?? pastDue(round, today);
  if (refused) return refused;
  // It may ask for what it asks for already: of other people.
  const proposals = facts.proposals.map((each) => ({
    ...each,
    rounds: each.rounds.filter(({ id }) => id !== round.id),
  }));
  const asked = together(asks, proposals);
  const conflicted = asked.flatMap((each) => sameIn(facts.assignments, each)).find(({ conflict }) => conflict !== null);
  if (conflicted) {
    const title = proposals.find(({ id }) => id === conflicted.proposalId)?.title;
    return notPossibleNow(`A scorer who is named declared a conflict of interest about "${title}".`, round.status);
  }
  const extension = extensionOf(asked, facts.assignments);
  if (extension.added.length + extension.changed.length === 0) {
    return notPossibleNow(`Scoring round "${round.name}" asks for all of this already.`, round.status);
  }
  const standing = facts.assignments.filter(({ conflict }) => conflict === null);
  return notOpenFor(proposals, asked) ?? tooFewScorers(proposals, [...standing, ...asked]) ?? extension;
}

const pastDue = ({ name, dueOn, status }: ScoringRound, today: string) =>
  dueOn < today
    ? notPossibleNow(
        `Scoring round "${name}" was due on ${dueOn}: close it, and open it again with a later date.`,
        status,
      )
    : undefined;

const sameIn = (assignments: readonly ScoringAssignment[], { proposalId, scorerId }: Asked): ScoringAssignment[] =>
  assignments.filter((each) => each.proposalId === proposalId && each.scorerId === scorerId);

function extensionOf(asked: readonly Asked[], assignments: readonly ScoringAssignment[]): Extension {
  const pairs = asked.map((each) => ({ each, before: sameIn(assignments, each)[0] }));
  return {
    added: pairs.flatMap(({ each, before }) => (before === undefined ? [each] : [])),
    changed: pairs.flatMap(({ each, before }) => {
      if (before === undefined || each.drivers.every((driver) => before.drivers.includes(driver))) return [];
      const drivers = DRIVER_CODES.filter((code) => before.drivers.includes(code) || each.drivers.includes(code));
      return [{ before, drivers }];
    }),
  };
}
