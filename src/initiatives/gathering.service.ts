import type { Governor, Keyed, Transaction } from '../audit';
import { insertEvidence } from '../listening';
import { gatherEvidence, type EvidenceInput } from '../listening/domain/evidence';
import { recordReading } from '../metrics';
import type { Metric } from '../metrics/domain/metric';
import { saidBy, type CorrectionInput } from '../metrics/domain/organization-reading';
import type { ReadingInput } from '../metrics/domain/reading';
import { takeReading } from '../metrics/domain/reading-counts';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { deliver, refuseWhenClosed, type DeliverableDraft } from './domain/deliverable';
import type { Initiative } from './domain/initiative';
import { materialOf } from './domain/material';
import { materialDeliverable } from './domain/material-change';
import { refuseCorrectionOfDeliverable } from './correcting';
import { roundBegan } from './initiative-facts';
import { answeringFor, subjectOf } from './initiative-subject';
import { DeliverableTable, InitiativeTable } from './initiative.table';
import { voidVotes } from './material-change';
import { processFor } from './process-library';

interface AddDeliverable extends DeliverableDraft {
  /** The earlier one whose place it takes. */
  readonly correctsDeliverableId?: string | null;
}

type For<Input> = Input & Keyed & { readonly initiativeId: string };

/** What was added: the ids of its row, and what the audit tells of it. */
interface Added<Ids> {
  readonly ids: Ids;
  readonly action: string;
  readonly after: object;
  readonly reason?: string | null;
  /** How it changes what is voted on; undefined when those who voted need not vote again. */
  readonly change?: string | undefined;
}

/**
 * What people bring to an initiative: evidence, deliverables and readings. Each locks it, since its gate looks at them,
 * but leaves its version as it is: nobody's decision becomes stale because more is known. What changes materially while an
 * approval is open voids its votes and raises the version: nobody votes on what they have not seen.
 */
export class GatheringService {
  constructor(private readonly governor: Governor) {}

  recordEvidence(caller: Caller, input: For<EvidenceInput>) {
    return this.add(caller, 'recordInitiativeEvidence', input, async (tx, initiative) => {
      const draft = gatherEvidence(input, tx.today);
      if (isRefusal(draft)) return draft;
      const evidence = await insertEvidence(tx, subjectOf(initiative), draft);
      return { ids: { evidenceId: evidence.id }, action: 'evidenceRecorded', after: draft };
    });
  }

  addDeliverable(caller: Caller, input: For<AddDeliverable>) {
    return this.add(caller, 'addDeliverable', input, async (tx, initiative) => {
      const { id: initiativeId, stage } = initiative;
      const draft = deliver(input);
      if (isRefusal(draft)) return draft;
      const correctsId = input.correctsDeliverableId ?? null;
      const uncorrected = await refuseCorrectionOfDeliverable(tx, initiative, { correctsId, kind: draft.kind });
      if (uncorrected) return uncorrected;
      const id = tx.newId();
      const delivered = { correctsId, deliveredById: tx.viewer.personId, deliveredAt: tx.now };
      await tx.insert(DeliverableTable, [{ id, initiativeId, stage, ...draft, ...delivered }]);
      const change = materialDeliverable(materialOf((await processFor(tx, initiative)).policy), draft);
      return { ids: { deliverableId: id }, action: 'deliverableAdded', after: { stage, ...draft, correctsId }, change };
    });
  }

  recordReading(caller: Caller, input: For<ReadingInput & CorrectionInput>) {
    return this.add(caller, 'recordReading', input, async (tx, initiative) => {
      const take = (metric: Metric | undefined) => takeReading(input, metric, tx.today);
      const subject = { ...subjectOf(initiative), followUpsSince: await roundBegan(tx, initiative.id) };
      const done = await recordReading(tx, subject, input, take);
      if (isRefusal(done)) return done;
      const { reading, reason } = done;
      const after = { ...saidBy(reading), isBaseline: reading.isBaseline, replacesId: reading.replacesId };
      return { ids: { readingId: reading.id }, action: 'readingRecorded', after, reason };
    });
  }

  private add<Ids extends Readonly<Record<string, string>>>(
    caller: Caller,
    name: string,
    input: For<object>,
    write: (tx: Transaction, initiative: Initiative) => Promise<Added<Ids> | Refusal>,
  ): Promise<({ initiativeId: string } & Ids) | Refusal> {
    return this.governor.govern(caller, name, input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'workOnInitiative', answeringFor(initiative));
      const closed = refuseWhenClosed(initiative);
      if (closed) return closed;
      const added = await write(tx, initiative);
      if (isRefusal(added)) return added;
      const { ids, action, after, change, reason = null } = added;
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      const voided = change === undefined ? [] : await voidVotes(tx, initiative, change);
      return {
        outcome: { initiativeId: initiative.id, ...ids },
        audit: [{ ...subject, action, after: { ...ids, ...after }, reason }, ...voided],
      };
    });
  }
}
