import { ownedRows } from '../people';
import { ConditionTable } from './condition.table';

/**
 * The handover step of conditions: who is to meet one, and who says whether it is met. A successor with a part in what was
 * approved, or who meets it now, has no say in that: then whoever may name another approver does.
 */
export const conditionHandover = ownedRows(ConditionTable, {
  name: (row) => `left(${row}.text, 100)`,
  heldAs: { ownerId: 'OWNER', confirmerId: 'CONFIRMER' },
  open: (row) => `${row}.state in ('SET', 'OPEN', 'MET')`,
});
