import { initiativeHandover } from '../initiatives';
import { productHandover } from '../listening/list.service';
import { governanceHandover } from '../organization';
import type { HandoverStep } from '../people';
import { reportsHandover } from '../people/leaving.service';
import { pillarHandover } from '../pillars/pillar.service';
import { proposalHandover } from '../proposals';

/** What goes to a successor when somebody leaves, in the order of locks. */
export const handoverSteps: readonly HandoverStep[] = [
  reportsHandover,
  governanceHandover,
  pillarHandover,
  productHandover,
  proposalHandover,
  initiativeHandover,
];
