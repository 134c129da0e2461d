import { changesOf, type Governor, type Keyed, oneAtATime, type Transaction } from '../audit';
import { organizationOf, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  draftScoringModel,
  editScoringModel,
  publishScoringModel,
  retireScoringModel,
  type DraftInput,
  type ModelContentInput,
  type StoredScoringModel,
} from './domain/scoring-model-life';
import { ScoringModelTable } from './scoring-model.table';

interface ModelChange extends Keyed {
  readonly scoringModelId: string;
  readonly expectedVersion: number;
}

type Outcome = { readonly scoringModelId: string };

/** What proposals are scored by: drafted, published, at last retired. */
export class ScoringModelService {
  constructor(private readonly governor: Governor) {}

  draft(
    caller: Caller,
    input: DraftInput & Keyed & { readonly basedOnId?: string | null },
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'draftScoringModel', input, async (tx) => {
      requirePermission(tx, 'changeScoringModels');
      const { currencyCode } = await organizationOf(tx);
      const base =
        input.basedOnId == null ? undefined : await tx.find(ScoringModelTable, input.basedOnId, 'scoring model');
      const { organizationId, personId: draftedById } = tx.viewer;
      const origin = { id: tx.newId(), organizationId, currencyCode, draftedById, draftedAt: tx.now };
      const model = draftScoringModel(origin, input, base);
      if (isRefusal(model)) return model;
      await tx.insert(ScoringModelTable, [model]);
      return done('Drafted', model.id, { after: model });
    });
  }

  edit(caller: Caller, input: ModelContentInput & ModelChange): Promise<Outcome | Refusal> {
    return this.change(caller, ['edit', 'Edited'], input, (_tx, model) => editScoringModel(model, input));
  }

  publish(caller: Caller, input: ModelChange): Promise<Outcome | Refusal> {
    return this.change(caller, ['publish', 'Published'], input, (tx, model) =>
      publishScoringModel(model, { personId: tx.viewer.personId, now: tx.now }),
    );
  }

  retire(caller: Caller, input: ModelChange): Promise<Outcome | Refusal> {
    return this.change(caller, ['retire', 'Retired'], input, async (tx, model) => {
      // Two who retire the last two at once must not leave none.
      await oneAtATime(tx, 'retired scoring models');
      const models = await tx.all(ScoringModelTable, 'organizationId', [tx.viewer.organizationId]);
      const published = models.filter(({ status }) => status === 'PUBLISHED');
      return retireScoringModel(model, published, { personId: tx.viewer.personId, now: tx.now });
    });
  }

  private change(
    caller: Caller,
    [verb, action]: readonly [string, string],
    input: ModelChange,
    decide: (
      tx: Transaction,
      model: StoredScoringModel,
    ) => StoredScoringModel | Refusal | Promise<StoredScoringModel | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, `${verb}ScoringModel`, input, async (tx) => {
      const model = await tx.lock(ScoringModelTable, input.scoringModelId, 'scoring model');
      requirePermission(tx, 'changeScoringModels');
      const stale = tx.stale(model, input.expectedVersion, `scoring model "${model.name}"`);
      if (stale) return stale;
      const decided = await decide(tx, model);
      if (isRefusal(decided)) return decided;
      await tx.replace(ScoringModelTable, model, decided);
      return done(action, model.id, changesOf(model, decided));
    });
  }
}

const done = (action: string, id: string, changes: { readonly before?: object; readonly after: object }) => ({
  outcome: { scoringModelId: id },
  audit: [{ subjectKind: 'SCORING_MODEL', subjectId: id, action: `scoringModel${action}`, ...changes }] as const,
});
