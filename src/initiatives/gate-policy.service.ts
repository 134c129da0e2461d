import type { Governor } from '../audit';
import { DocumentVersionsService } from '../process';
import { gatePolicyFaults, type GatePolicyDocument } from './domain/gate-policy';
import { quorumFaults } from './quorum-faults';
import { GatePolicyTable } from './gate-policy.table';

/** The versions of what the gates ask for, on each track. */
export const gatePolicyService = (governor: Governor) =>
  new DocumentVersionsService(governor, {
    name: 'GatePolicy',
    inWords: 'gate policy',
    subjectKind: 'GATE_POLICY',
    table: GatePolicyTable,
    series: 'track',
    faults: async ({ document }, tx) => {
      const faults = gatePolicyFaults(document);
      // Of a document of another shape nobody can say who would approve.
      return faults.length > 0 ? faults : quorumFaults(tx, document as unknown as GatePolicyDocument);
    },
  });
