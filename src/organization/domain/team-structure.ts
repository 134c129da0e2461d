import { CX_FUNCTIONS } from '../../people/domain/person';

/** The seats of a CX team: the leader in the C-suite, then the head of each function. */
export const TEAM_SEATS = ['CX_LEADER', ...CX_FUNCTIONS] as const;
export type TeamSeatName = (typeof TEAM_SEATS)[number];
