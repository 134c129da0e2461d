import type { AuditEntry } from '../audit';
import type { StageFollowUp } from '../initiatives';
import { followStages } from '../outcomes';
import { overtakeSunset } from '../sunset';

/** What follows when an initiative enters a stage or is closed, in this order. */
const followUps: readonly StageFollowUp[] = [followStages, overtakeSunset];

export const followAllStages: StageFollowUp = async (tx, initiative, reason) => {
  const audit: AuditEntry[] = [];
  for (const followUp of followUps) audit.push(...(await followUp(tx, initiative, reason)));
  return audit;
};
