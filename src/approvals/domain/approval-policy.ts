import { z } from 'zod';
import { CX_FUNCTIONS, ROLES } from '../../people/domain/person';
import { voteTimes, type VoteTimes } from './vote-times';

/**
 * Who has to say yes before something passes. Data that an organization edits: a policy never changes once something was
 * asked under it.
 */
export interface ApprovalPolicy extends VoteTimes {
  /** Every group has to be satisfied: "one from each of several" is several groups that need any one. */
  readonly groups: readonly ApprovalGroup[];
}

export interface ApprovalGroup {
  /** What people call it, once in a policy: "CX leadership". */
  readonly name: string;
  readonly members: GroupMembers;
  readonly needs: Quorum;
  /** One member's rejection ends it, whatever the others say. */
  readonly veto: boolean;
}

/** Who has a seat: all who hold a role (for the subject's portfolio), all of a function, or people by name. */
export type GroupMembers =
  | { readonly role: (typeof ROLES)[number] }
  | { readonly cxFunction: (typeof CX_FUNCTIONS)[number] }
  | { readonly personIds: readonly string[] };

/**
 * How many of a group have to approve: any one, all, a count, or a percentage. Whoever abstains or has no say is not
 * counted among all, nor in what a percentage is taken of; a percentage is rounded up, to one at least.
 */
export type Quorum = 'ANY' | 'ALL' | { readonly count: number } | { readonly percent: number };

const members = z.union([
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ cxFunction: z.enum(CX_FUNCTIONS) }),
  z.strictObject({ personIds: z.array(z.string().min(1)).min(1).max(100) }),
]);
const quorum = z.union([
  z.literal('ANY'),
  z.literal('ALL'),
  z.strictObject({ count: z.int().min(1).max(100) }),
  z.strictObject({ percent: z.int().min(1).max(100) }),
]);

/** The shape of a policy as it is written down. */
export const approvalPolicySchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(100),
        members,
        needs: quorum,
        veto: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(10)
    .refine((groups) => new Set(groups.map(({ name }) => name)).size === groups.length, 'Expected each name once'),
  ...voteTimes,
}) satisfies z.ZodType<ApprovalPolicy>;

/** How many must approve of a group in which so many have a say. Zero where nobody has. */
export function neededOf(needs: Quorum, seats: number): number {
  if (needs === 'ANY') return 1;
  if (needs === 'ALL') return seats;
  if ('count' in needs) return needs.count;
  return Math.max(1, Math.ceil((needs.percent * seats) / 100));
}

/** A quorum in words: "any one", "all", "2", "60 %". */
export function quorumInWords(needs: Quorum): string {
  if (needs === 'ANY') return 'any one';
  if (needs === 'ALL') return 'all';
  return 'count' in needs ? String(needs.count) : `${needs.percent} %`;
}

/**
 * The groups of a policy that can never reach their quorum, each as a sentence; empty when all can.
 * @param seats how many people would have a seat in a group
 */
export function unreachableGroups(
  { groups }: ApprovalPolicy,
  seats: (members: GroupMembers) => number,
): readonly string[] {
  return groups.flatMap(({ name, members: of, needs }) => {
    const count = seats(of);
    const needed = needs === 'ALL' ? Math.max(1, count) : neededOf(needs, count);
    if (count >= needed) return [];
    return [
      `"${name}" can never reach its quorum: it needs ${needed}, and ${count} ${count === 1 ? 'has' : 'have'} a seat.`,
    ];
  });
}
