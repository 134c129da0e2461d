import type { Initiative } from '../../initiatives/domain/initiative';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

export const SERVICE_KINDS = ['SERVICE', 'CHANNEL'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What was in service before it was registered, as it was declared then: never changed. */
export interface RegisteredService {
  readonly id: string;
  readonly organizationId: string;
  /** The initiative that it goes on as. */
  readonly initiativeId: string;
  readonly kind: ServiceKind;
  /** The customer's errand that it is for; null where none is named. */
  readonly journeyId: string | null;
  /** `YYYY-MM-DD`. */
  readonly inServiceSince: string;
  /** How many customers use it, ≥ 0. */
  readonly users: number;
  /** Minor units of its initiative's currency, ≥ 0. */
  readonly runCostYearlyMinor: bigint;
  readonly registeredById: string;
  readonly registeredAt: Date;
}

export interface RegistrationInput
  extends
    Pick<RegisteredService, 'kind' | 'inServiceSince' | 'users' | 'runCostYearlyMinor'>,
    Pick<Initiative, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'> {
  readonly name: string;
  readonly journeyId?: string | null;
}

/** More than there are people. */
export const MOST_USERS = 2_000_000_000;

type Declared = Pick<RegistrationInput, 'name'> &
  Pick<RegisteredService, 'kind' | 'journeyId' | 'inServiceSince' | 'users' | 'runCostYearlyMinor'>;

/** What is declared of a service or a channel, checked whole. @param today in UTC */
export function declaredService(input: RegistrationInput, today: string): Declared | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const inServiceSince = check.date('input.inServiceSince', input.inServiceSince, { latest: today });
  const users = check.whole('input.users', input.users, { min: 0, max: MOST_USERS });
  const runCostYearlyMinor = check.amount('input.runCostYearlyMinor', input.runCostYearlyMinor);
  const { kind, journeyId = null } = input;
  return check.failed ? check.refusal() : { name, kind, journeyId, inServiceSince, users, runCostYearlyMinor };
}
