import { act } from './act';
import type { Steward } from './steward';

/** What a round asks, by global ids. */
export interface Asked {
  readonly proposalId: string;
  readonly scorerIds: readonly string[];
  readonly drivers?: readonly string[];
}

/** A scoring round, due on the 13th of November 2026; its global id. */
export async function aRound(
  steward: Steward,
  opener: string,
  asks: readonly Asked[],
  name = 'Spring',
): Promise<string> {
  const input = { name, dueOn: '2026-11-13', asks };
  const answer = await act(steward, opener, 'openScoringRound', input, 'scoringRound { id }');
  if (!answer['scoringRound']) throw new Error(JSON.stringify(answer));
  return answer['scoringRound'].id as string;
}

/** The version that a round has. */
export async function roundVersion(steward: Steward, id: string): Promise<number> {
  const { scoringRound } = await steward.data(
    'ada@example.com',
    'query($id: ID!) { scoringRound(id: $id) { version } }',
    {
      id,
    },
  );
  return scoringRound.version as number;
}
