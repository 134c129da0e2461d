import type { Governor, Keyed } from '../audit';
import { InitiativeTable } from '../initiatives';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { countedAdoption, refuseBeforeUse, type AdoptionInput } from './domain/adoption';
import { AdoptionRecordTable } from './sunset.table';

interface RecordAdoption extends AdoptionInput, Keyed {
  readonly initiativeId: string;
}

type Outcome = Promise<{ readonly initiativeId: string; readonly adoptionRecordId: string } | Refusal>;

/** How many use what is rolled out. No gate looks at it, so that it is counted without a lock on its initiative. */
export class AdoptionRecordService {
  constructor(private readonly governor: Governor) {}

  record(caller: Caller, input: RecordAdoption): Outcome {
    return this.governor.govern(caller, 'recordAdoption', input, async (tx) => {
      const initiative = await tx.find(InitiativeTable, input.initiativeId, 'initiative');
      const { id: initiativeId, portfolioId } = initiative;
      requirePermission(tx, 'workOnInitiative', { portfolioId });
      const counted = refuseBeforeUse(initiative) ?? countedAdoption(input, tx.today);
      if (isRefusal(counted)) return counted;
      const id = tx.newId();
      const by = { recordedById: tx.viewer.personId, recordedAt: tx.now };
      await tx.insert(AdoptionRecordTable, [{ id, initiativeId, ...counted, ...by }]);
      const { note, ...after } = counted;
      const what = { action: 'adoptionRecorded', after: { adoptionRecordId: id, ...after }, reason: note };
      return {
        outcome: { initiativeId, adoptionRecordId: id },
        audit: [{ subjectKind: 'INITIATIVE', subjectId: initiativeId, ...what }],
      };
    });
  }
}
