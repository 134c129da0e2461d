import type { Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable } from '../initiatives';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { isOpen } from './domain/postponement';
import { confirmed, switchedOff, type SwitchOffInput } from './domain/switch-off';
import { standingPlan } from './sunset-plan.service';
import { PostponementTable, SwitchOffTable } from './sunset-plan.table';

interface RecordSwitchOff extends SwitchOffInput, Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
}
interface ConfirmSwitchOff extends Keyed {
  readonly switchOffId: string;
  /** Of the switch-off. */
  readonly expectedVersion: number;
}

type Outcome = Promise<{ readonly initiativeId: string; readonly switchOffId: string } | Refusal>;

/** What was in service is switched off, by two people. */
export class SwitchOffService {
  constructor(private readonly governor: Governor) {}

  record(caller: Caller, input: RecordSwitchOff): Outcome {
    return this.governor.govern(caller, 'recordSwitchOff', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const { id: initiativeId } = initiative;
      const plan = await standingPlan(tx, initiativeId);
      const [earlier] = await tx.all(SwitchOffTable, 'initiativeId', [initiativeId]);
      const measured = await measuredBefore(tx, initiativeId, input.switchedOffOn);
      const said = switchedOff(input, { initiative, plan, earlier, measured, today: tx.today });
      if (isRefusal(said)) return said;
      const { organizationId, personId: switchedOffById } = tx.viewer;
      const id = tx.newId();
      const row = { id, organizationId, initiativeId, ...said, switchedOffById, recordedAt: tx.now };
      await tx.insert(SwitchOffTable, [{ ...row, confirmedById: null, confirmedAt: null, version: 1 }]);
      await tx.update(InitiativeTable, initiative, {});
      await withdrawPostponement(tx, initiativeId);
      const after = { switchOffId: id, switchedOffOn: said.switchedOffOn };
      return done(initiativeId, id, { action: 'switchedOff', after, reason: said.note });
    });
  }

  confirm(caller: Caller, input: ConfirmSwitchOff): Outcome {
    return this.governor.govern(caller, 'confirmSwitchOff', input, async (tx) => {
      const { initiativeId } = await tx.find(SwitchOffTable, input.switchOffId, 'switch-off');
      // Its gate looks at it.
      const initiative = await tx.lock(InitiativeTable, initiativeId, 'initiative');
      const switchOff = await tx.lock(SwitchOffTable, input.switchOffId, 'switch-off');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(switchOff, input.expectedVersion, `the switch-off of "${initiative.title}"`);
      if (stale) return stale;
      const changes = confirmed(switchOff, { personId: tx.viewer.personId, at: tx.now });
      if (isRefusal(changes)) return changes;
      await tx.update(SwitchOffTable, switchOff, changes);
      return done(initiativeId, switchOff.id, { action: 'switchOffConfirmed', after: { switchOffId: switchOff.id } });
    });
  }
}

/** Metrics of which the initiative has a reading that ended on that day or before, and that nothing has replaced. */
async function measuredBefore(tx: Transaction, initiativeId: string, day: string): Promise<readonly string[]> {
  const rows = await tx.query<{ metric: string }>(
    `select distinct r.metric from readings r
      where r.organization_id = $1 and r.subject_kind = 'INITIATIVE' and r.subject_id = $2 and r.window_to::text <= $3
        and not exists (select from readings n where n.organization_id = r.organization_id and n.replaces_id = r.id)`,
    [tx.viewer.organizationId, initiativeId, day],
  );
  return rows.map(({ metric }) => metric);
}

/** What is off is put off no more. */
async function withdrawPostponement(tx: Transaction, initiativeId: string): Promise<void> {
  const open = (await tx.all(PostponementTable, 'initiativeId', [initiativeId])).find(isOpen);
  if (open) await tx.update(PostponementTable, open, { withdrawnAt: tx.now });
}

const done = (
  initiativeId: string,
  switchOffId: string,
  what: { readonly action: string; readonly after: object; readonly reason?: string | null },
) => ({
  outcome: { initiativeId, switchOffId },
  audit: [{ subjectKind: 'INITIATIVE', subjectId: initiativeId, ...what }] as const,
});
