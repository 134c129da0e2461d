import type { Track } from '../../process/domain/track';
import type { GatePolicyDocument, GateRequirements } from './gate-policy';
import { DEFAULT_MATERIAL } from './material';

const ONE_CX_LEADER: GateRequirements['approvals'] = { role: 'CX_LEADER', count: 1 };
/** Who approves side by side: the names are those of the regions of the default lifecycle. */
const LEADERSHIP = { name: 'leadership', members: { role: 'CX_LEADER' }, needs: 'ANY', veto: false } as const;
const FINANCE = { name: 'finance', members: { role: 'FINANCE' }, needs: 'ANY', veto: false } as const;
const COMPLIANCE = { name: 'compliance', members: { role: 'COMPLIANCE' }, needs: 'ANY', veto: false } as const;

const NO_READINGS = { baselineReadings: 0, followUpReadings: 0 };

const STANDARD: GatePolicyDocument = {
  material: DEFAULT_MATERIAL,
  gates: {
    DISCOVER: {
      evidence: { INTERVIEW: 3, SHADOWING: 1 },
      deliverables: [],
      ...NO_READINGS,
      approvals: ONE_CX_LEADER,
      signOff: 'INSIGHTS_AND_ANALYTICS',
      days: 30,
      tranchePercent: 10,
    },
    DESIGN: {
      evidence: { WORKSHOP: 1, JOURNEY_MAP: 1 },
      deliverables: ['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'],
      baselineReadings: 1,
      followUpReadings: 0,
      approvals: { groups: [LEADERSHIP, FINANCE] },
      signOff: 'DESIGN',
      days: 45,
      tranchePercent: 15,
      forecast: { costTolerancePercent: 10, valueTolerancePercent: 10 },
    },
    PROTOTYPE: {
      evidence: { PROTOTYPE_TEST: 2 },
      deliverables: ['SERVICE_READINESS'],
      ...NO_READINGS,
      approvals: ONE_CX_LEADER,
      signOff: null,
      days: 60,
      tranchePercent: 25,
    },
    MEASURE: {
      evidence: {},
      deliverables: ['ADOPTION_REPORT'],
      baselineReadings: 0,
      followUpReadings: 1,
      approvals: ONE_CX_LEADER,
      signOff: 'CHANGE_MANAGEMENT',
      days: 120,
      tranchePercent: 45,
    },
    SUNSET: {
      evidence: {},
      deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
      ...NO_READINGS,
      approvals: ONE_CX_LEADER,
      signOff: null,
      days: 60,
      tranchePercent: 5,
    },
  },
};

/** What is small is tried with one interview and one test, without a plan for the change, and one approver decides. */
const LIGHT: GatePolicyDocument = {
  material: DEFAULT_MATERIAL,
  gates: {
    ...STANDARD.gates,
    DISCOVER: { ...STANDARD.gates.DISCOVER, evidence: { INTERVIEW: 1 }, days: 10 },
    DESIGN: {
      ...STANDARD.gates.DESIGN,
      evidence: { JOURNEY_MAP: 1 },
      deliverables: ['FORECAST', 'KILL_CRITERIA'],
      approvals: { groups: [LEADERSHIP] },
      days: 15,
    },
    PROTOTYPE: { ...STANDARD.gates.PROTOTYPE, evidence: { PROTOTYPE_TEST: 1 }, days: 20 },
  },
};

const WITH_COMPLIANCE: GateRequirements['approvals'] = { groups: [LEADERSHIP, FINANCE, COMPLIANCE] };

/** What is large is looked at more often, and by compliance, too, before more is spent on it. */
const MAJOR: GatePolicyDocument = {
  material: DEFAULT_MATERIAL,
  gates: {
    ...STANDARD.gates,
    DISCOVER: { ...STANDARD.gates.DISCOVER, evidence: { INTERVIEW: 8, SHADOWING: 2, SURVEY: 1 }, days: 45 },
    DESIGN: {
      ...STANDARD.gates.DESIGN,
      evidence: { WORKSHOP: 2, JOURNEY_MAP: 1 },
      approvals: WITH_COMPLIANCE,
      days: 60,
    },
    PROTOTYPE: { ...STANDARD.gates.PROTOTYPE, evidence: { PROTOTYPE_TEST: 5 }, days: 90 },
  },
};

/** The need is the rule that has to be kept, and nobody is asked whether they have it; its effect is measured all the same. */
const MANDATORY: GatePolicyDocument = {
  material: DEFAULT_MATERIAL,
  gates: {
    ...STANDARD.gates,
    DISCOVER: { ...STANDARD.gates.DISCOVER, evidence: {}, signOff: null },
    DESIGN: { ...STANDARD.gates.DESIGN, approvals: WITH_COMPLIANCE },
  },
};

/** The gate policies that every organization begins with, as version 1 of their tracks. */
export const DEFAULT_GATE_POLICIES: Readonly<Record<Track, GatePolicyDocument>> = { LIGHT, STANDARD, MAJOR, MANDATORY };
