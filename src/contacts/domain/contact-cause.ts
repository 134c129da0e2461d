import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Whether whoever owns a cause belongs to service or stands outside it: most contacts are caused outside. */
export const SERVICE_SIDES = ['IN_SERVICE', 'OUTSIDE_SERVICE'] as const;
export type ServiceSide = (typeof SERVICE_SIDES)[number];

/** Why customers have to get in touch, and who caused it. Its needs are links. */
export interface ContactCause {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** Whom contacts that are recorded from now on are charged to. */
  readonly ownerId: string;
  readonly side: ServiceSide;
  /** Those of its contacts that name none of their own; null for a cause that is everywhere. */
  readonly productId: string | null;
  readonly journeyId: string | null;
  /** Whether customers would not have to get in touch if it were mended. */
  readonly avoidable: boolean;
  readonly version: number;
}

/** That mending a cause would meet a need. */
export interface ContactCauseNeed {
  readonly organizationId: string;
  readonly causeId: string;
  readonly needId: string;
}

export interface CauseInput extends Pick<ContactCause, 'name' | 'ownerId' | 'side' | 'avoidable'> {
  readonly productId?: string | null;
  readonly journeyId?: string | null;
}
export type CauseDraft = Omit<ContactCause, 'id' | 'organizationId' | 'version'>;

/** A cause as somebody words it. Whether owner, product and journey exist is asked where they are kept. */
export function wordCause(input: CauseInput): CauseDraft | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const { ownerId, side, avoidable, productId = null, journeyId = null } = input;
  return check.failed ? check.refusal() : { name, ownerId, side, productId, journeyId, avoidable };
}
