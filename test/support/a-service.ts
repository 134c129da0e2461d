import { idOf } from './a-bank';
import { act } from './act';
import type { Steward } from './steward';

/**
 * A help line of the bank's, registered by Pam: Sue answers for it, Des measures it, and Bea runs it. 4,000 use it, at 120,000.00
 * a year.
 * @returns the global id of its initiative
 */
export async function aService(
  steward: Steward,
  portfolioId: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const [sponsorId, leadId, businessOwnerId] = await Promise.all(
    ['sue@example.com', 'des@example.com', 'bea@example.com'].map((email) => idOf(steward, email)),
  );
  const declared = { name: 'Help line', kind: 'SERVICE', inServiceSince: '2019-04-01', users: 4000 };
  const input = { ...declared, portfolioId, sponsorId, leadId, businessOwnerId, runCostYearlyMinor: '12000000' };
  const answer = await act(
    steward,
    'pam@example.com',
    'registerService',
    { ...input, ...changes },
    'initiative { id }',
  );
  if ('code' in answer) throw new Error(String(answer['message']));
  return answer['initiative'].id as string;
}
