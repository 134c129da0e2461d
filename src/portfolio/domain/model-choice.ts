import type { Portfolio } from '../../budget/domain/portfolio';
import type { Proposal } from '../../proposals/domain/proposal';
import { missingForAssessment } from '../../scoring/domain/assessment';
import { driverMeans } from '../../scoring/domain/driver-mean';
import { countedEstimates, type Estimate } from '../../scoring/domain/estimate';
import type { StoredScoringModel } from '../../scoring/domain/scoring-model-life';
import { calendarDate } from '../../shared/input-check';
import { gateUnmet, type Missing, notPossibleNow, type NotPossibleNow, type Refusal } from '../../shared/refusal';

/** A scoring round that asks about proposals of the portfolio. */
export interface RoundThere {
  readonly name: string;
  /** Null while it is open. */
  readonly closedAt: Date | null;
}

/** What went by the scoring model of a portfolio so far. */
export interface ChoiceFacts {
  readonly proposals: readonly Pick<Proposal, 'id' | 'title' | 'status' | 'track' | 'proposerId' | 'decidedAt'>[];
  readonly rounds: readonly RoundThere[];
  /** The estimates in force of a proposal, the proposer's own among them. */
  readonly estimatesOf: (proposalId: string) => readonly Estimate[];
}

/**
 * A portfolio comes to use another scoring model: one a year, so that all that is decided in a year is compared alike. Within
 * a calendar year it stays once something was decided by it, or a scoring round has closed on it; and while a round is open,
 * nobody changes what it asks. What is assessed already must be estimated by the new model, too: nobody could estimate it.
 * @returns the portfolio, or a refusal that names all that is in the way
 */
export function chooseScoringModel(
  portfolio: Portfolio,
  model: StoredScoringModel,
  facts: ChoiceFacts,
  today: string,
): Portfolio | Refusal {
  const unpublished = notPublished(model);
  if (unpublished) return unpublished;
  if (model.id === portfolio.scoringModelId) {
    return notPossibleNow(`Portfolio "${portfolio.name}" uses scoring model "${model.name}" already.`, model.status);
  }
  const missing = [...decidedThisYear(facts, today), ...roundsInTheWay(facts, today), ...notEstimated(model, facts)];
  if (missing.length > 0) return gateUnmet(missing);
  return { ...portfolio, scoringModelId: model.id, version: portfolio.version + 1 };
}

/** Why a portfolio cannot begin with a model; undefined when it can. */
export function notPublished({ name, status }: StoredScoringModel): NotPossibleNow | undefined {
  if (status === 'PUBLISHED') return undefined;
  return notPossibleNow(`Scoring model "${name}" is ${status}: a portfolio uses one that is PUBLISHED.`, status);
}

const isThisYear = (moment: Date, today: string): boolean => calendarDate(moment).slice(0, 4) === today.slice(0, 4);

const decidedThisYear = ({ proposals }: ChoiceFacts, today: string): readonly Missing[] =>
  proposals.flatMap(({ title, status, decidedAt }): Missing[] => {
    if (decidedAt === null || !isThisYear(decidedAt, today)) return [];
    const message = `"${title}" was decided on ${calendarDate(decidedAt)} by the present model, and is ${status}`;
    return [{ code: 'DECIDED_THIS_YEAR', message }];
  });

const roundsInTheWay = ({ rounds }: ChoiceFacts, today: string): readonly Missing[] =>
  rounds.flatMap(({ name, closedAt }): Missing[] => {
    if (closedAt === null) return [{ code: 'ROUND_OPEN', message: `scoring round "${name}" is open` }];
    if (!isThisYear(closedAt, today)) return [];
    const message = `scoring round "${name}" was closed on ${calendarDate(closedAt)}, by the present model`;
    return [{ code: 'ROUND_CLOSED_THIS_YEAR', message }];
  });

function notEstimated(model: StoredScoringModel, { proposals, estimatesOf }: ChoiceFacts): readonly Missing[] {
  return proposals.flatMap(({ id, title, status, track, proposerId }): Missing[] => {
    if (status !== 'ASSESSED') return [];
    const means = driverMeans(model, estimatesOf(id), proposerId);
    const missing = missingForAssessment(track, means, countedEstimates(estimatesOf(id), proposerId));
    if (missing.length === 0) return [];
    const sentences = missing.map(({ message }) => message).join(', ');
    return [{ code: 'NOT_YET_ESTIMATED', message: `"${title}" is assessed, and there is ${sentences}` }];
  });
}
