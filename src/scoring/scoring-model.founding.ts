import type { FoundingStep } from '../people';
import { defaultScoringModel } from './domain/scoring-model';
import { founded } from './domain/scoring-model-life';
import { ScoringModelTable } from './scoring-model.table';

/** Gives a new organization its published scoring model: the table of value drivers in its currency. */
export const publishDefaultModel: FoundingStep = async (tx, organization) => {
  const { id: organizationId, currencyCode } = organization;
  const model = founded(defaultScoringModel({ id: tx.newId(), organizationId, currencyCode }), tx.now);
  await tx.insert(ScoringModelTable, [model]);
  return { subjectKind: 'SCORING_MODEL', subjectId: model.id, action: 'scoringModelPublished', after: model };
};
