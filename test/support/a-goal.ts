import { act } from './act';
import type { Steward } from './steward';

const READING = `reading { id n value source isBaseline windowFrom windowTo cut { dimension value } interval { low high }
  recordedBy { email } replaces { id } replacedBy { id } initiative { id } }`;
const GOAL = `goal { id title kind version status expectedValue baseline target startsOn dueOn retiredAt retiredReason
  metric { code direction } cut { dimension value } reading { id } accountable { email } contributors { email }
  pillar { code } strategicObjective { name } }`;

type Made = Record<string, any> & { readonly id: string };

/** 81 lost of 263 in the third quarter, as the person with this e-mail records them. */
export const aChurnReading = {
  ...{ metric: 'CHURN_RATE', source: 'Billing', windowFrom: '2026-07-01', windowTo: '2026-09-30' },
  proportion: { n: 263, count: 81 },
};

/** @throws Error when it is refused */
export async function anOrganizationReading(
  steward: Steward,
  email: string,
  more: Record<string, unknown> = {},
): Promise<Made> {
  const answer = await act(steward, email, 'recordOrganizationReading', { ...aChurnReading, ...more }, READING);
  if (!answer['reading']) throw new Error(String(answer['message']));
  return answer['reading'] as Made;
}

/** @param named its pillar, objective and accountable leader, by id, and what is to be otherwise @throws Error when it is refused */
export async function aGoal(steward: Steward, email: string, named: Record<string, unknown>): Promise<Made> {
  const input = {
    ...{ kind: 'CUSTOMER_EXPERIENCE', title: 'Fewer customers leave', metric: 'CHURN_RATE' },
    ...{ baseline: 40, target: 20, startsOn: '2026-01-01', dueOn: '2026-12-31', ...named },
  };
  const answer = await act(steward, email, 'setGoal', input, GOAL);
  if (!answer['goal']) throw new Error(String(answer['message']));
  return answer['goal'] as Made;
}

/** A goal as it stands. */
export async function goalNow(steward: Steward, email: string, id: string): Promise<Made> {
  return (await steward.data(email, `query($id: ID!) { ${GOAL.replace('goal {', 'goal(id: $id) {')} }`, { id }))[
    'goal'
  ] as Made;
}
