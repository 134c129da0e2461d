import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { LEVEL_RANGE } from './assessment-template';

/** The ten pillars that every organization starts with, in their order. */
export const DEFAULT_PILLARS = [
  {
    code: 'VISION_AND_GOALS',
    name: 'Vision and Goals',
    purpose: 'Say what experience customers are promised, and hold leaders to goals that follow from it.',
  },
  {
    code: 'EMPLOYEE_ENGAGEMENT',
    name: 'Employee Engagement',
    purpose: 'Give the people who serve customers the means, the authority and the reasons to do it well.',
  },
  {
    code: 'VOICE_OF_THE_CUSTOMER',
    name: 'Voice of the Customer',
    purpose: 'Hear what customers say and do in every channel, and close the loop with them.',
  },
  {
    code: 'CUSTOMER_SERVICE',
    name: 'Customer Service',
    purpose: 'Prevent avoidable contacts, and solve the rest the first time and without effort for the customer.',
  },
  {
    code: 'CUSTOMER_NARRATIVE',
    name: 'Customer Narrative',
    purpose: 'Tell the stories of customers so that decisions far from them are made with them in mind.',
  },
  {
    code: 'PROCESSES_AND_TECHNOLOGY',
    name: 'Processes and Technology',
    purpose: 'Shape rules, procedures and systems around what customers try to get done.',
  },
  {
    code: 'CUSTOMER_ADVOCACY',
    name: 'Customer Advocacy',
    purpose: 'Speak for the customer wherever a policy or a decision would work against them.',
  },
  {
    code: 'INNOVATION',
    name: 'Innovation',
    purpose: 'Try new ways to serve customers small and early, and learn from those that fail.',
  },
  {
    code: 'INVESTMENTS',
    name: 'Investments',
    purpose: 'Put money where it is worth most to customers and company, and take it back where it is not.',
  },
  {
    code: 'LEADERSHIP',
    name: 'Leadership',
    purpose: 'Lead by example: executives who own customer goals, remove barriers and answer for results.',
  },
] as const;
export type PillarCode = (typeof DEFAULT_PILLARS)[number]['code'];

/** One of the disciplines that customer experience rests on, as an organization words and owns it. */
export interface Pillar {
  readonly id: string;
  readonly organizationId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string | null;
  /** The level of maturity that it is to reach, 1 to 5, by a calendar date; both null while nobody has set it. */
  readonly targetLevel: number | null;
  readonly targetOn: string | null;
  readonly version: number;
}

interface TargetInput {
  readonly targetLevel: number;
  readonly targetOn: string;
  readonly reason: string;
}

/** The level that a pillar is to reach and when, with the reason, which the audit keeps. */
export function pillarTarget(input: TargetInput, today: string): TargetInput | InvalidInput {
  const check = new InputCheck();
  const targetLevel = check.whole('input.targetLevel', input.targetLevel, LEVEL_RANGE);
  const targetOn = check.date('input.targetOn', input.targetOn, { earliest: today });
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  return check.failed ? check.refusal() : { targetLevel, targetOn, reason };
}
