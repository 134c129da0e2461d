import type { Governor } from '../audit';
import { DocumentVersionsService } from '../process';
import { GatePolicyTable } from './gate-policy.table';
import { policyFaultsNow } from './seats-there';

/** The versions of what the gates ask for, on each track. */
export const gatePolicyService = (governor: Governor) =>
  new DocumentVersionsService(governor, {
    name: 'GatePolicy',
    inWords: 'gate policy',
    subjectKind: 'GATE_POLICY',
    table: GatePolicyTable,
    series: 'track',
    faults: ({ document }, tx) => policyFaultsNow(tx, document),
  });
