import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type Refusal } from '../../shared/refusal';
import type { Initiative } from './initiative';

/** The people who answer for an initiative. */
export type InitiativeRoles = Pick<Initiative, 'sponsorId' | 'leadId' | 'businessOwnerId'>;

/** The roles that go to somebody else, and why; what is left out stays as it is. */
export type RolesAsked = { readonly [Role in keyof InitiativeRoles]?: string | null } & {
  readonly reason?: string | null;
};

export const rolesOf = ({ sponsorId, leadId, businessOwnerId }: InitiativeRoles): InitiativeRoles => ({
  sponsorId,
  leadId,
  businessOwnerId,
});

/**
 * Who answers for an initiative from now on. Not while an approval is open: a sponsor who hands over could otherwise
 * decide on what was asked for under them.
 * @returns all three and the reason, or a refusal: it is closed, an approval is open, or nobody changes
 */
export function assignRoles(
  initiative: InitiativeRoles & Pick<Initiative, 'title' | 'status'>,
  asked: RolesAsked,
  approvalIsOpen: boolean,
): { readonly roles: InitiativeRoles; readonly reason: string | null } | Refusal {
  const { title, status, sponsorId, leadId, businessOwnerId } = initiative;
  if (status === 'CLOSED') {
    return notPossibleNow(`Initiative "${title}" is closed: its roles stay as they were.`, status);
  }
  if (approvalIsOpen) {
    const message = `Initiative "${title}" has an approval open: its roles change before one is asked for, or after it is decided.`;
    return notPossibleNow(message, status);
  }
  const roles = {
    sponsorId: asked.sponsorId ?? sponsorId,
    leadId: asked.leadId ?? leadId,
    businessOwnerId: asked.businessOwnerId ?? businessOwnerId,
  };
  const check = new InputCheck();
  const reason = check.optionalText('input.reason', asked.reason, { max: 2000 });
  if (sponsorId === roles.sponsorId && leadId === roles.leadId && businessOwnerId === roles.businessOwnerId) {
    check.problem('input', 'Expected another sponsor, lead or business owner than now, got none.');
  }
  return check.failed ? check.refusal() : { roles, reason };
}
