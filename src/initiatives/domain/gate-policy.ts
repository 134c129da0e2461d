import type { EvidenceKind } from '../../listening/domain/evidence';
import type { CxFunction, Role } from '../../people/domain/person';
import type { DeliverableKind, Stage } from './initiative';

/** What a gate asks for before an initiative leaves a stage. */
export interface GateRequirements {
  /** Pieces of unexpired evidence, by kind. */
  readonly evidence: Readonly<Partial<Record<EvidenceKind, number>>>;
  readonly deliverables: readonly DeliverableKind[];
  readonly baselineReadings: number;
  readonly followUpReadings: number;
  readonly approvals: { readonly role: Role; readonly count: number };
  /** The function that signs off what was done; null where the policy names none. */
  readonly signOff: CxFunction | null;
}

/** How strict the gates are: versioned data, changed by adding a version, without touching a lifecycle. */
export interface GatePolicy {
  /** A whole number from 1 on. */
  readonly version: number;
  readonly gates: Readonly<Record<Stage, GateRequirements>>;
}

const ONE_CX_LEADER: GateRequirements['approvals'] = { role: 'CX_LEADER', count: 1 };
const NO_READINGS = { baselineReadings: 0, followUpReadings: 0 };

const POLICIES: readonly GatePolicy[] = [
  {
    version: 1,
    gates: {
      DISCOVER: {
        evidence: { INTERVIEW: 3, SHADOWING: 1 },
        deliverables: [],
        ...NO_READINGS,
        approvals: ONE_CX_LEADER,
        signOff: 'INSIGHTS_AND_ANALYTICS',
      },
      DESIGN: {
        evidence: { WORKSHOP: 1, JOURNEY_MAP: 1 },
        deliverables: ['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'],
        baselineReadings: 1,
        followUpReadings: 0,
        approvals: ONE_CX_LEADER,
        signOff: 'DESIGN',
      },
      PROTOTYPE: {
        evidence: { PROTOTYPE_TEST: 2 },
        deliverables: ['SERVICE_READINESS'],
        ...NO_READINGS,
        approvals: ONE_CX_LEADER,
        signOff: null,
      },
      MEASURE: {
        evidence: {},
        deliverables: ['ADOPTION_REPORT'],
        baselineReadings: 0,
        followUpReadings: 1,
        approvals: ONE_CX_LEADER,
        signOff: 'CHANGE_MANAGEMENT',
      },
      SUNSET: {
        evidence: {},
        deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
        ...NO_READINGS,
        approvals: ONE_CX_LEADER,
        signOff: null,
      },
    },
  },
];

/** The version that new initiatives start on. */
export const CURRENT_POLICY_VERSION = 1;

/** @throws Error when there is no such version */
export function gatePolicy(version: number): GatePolicy {
  const policy = POLICIES.find((candidate) => candidate.version === version);
  if (policy === undefined) throw new Error(`There is no gate policy version ${version}.`);
  return policy;
}
