import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** People who decide together: a CX board, say. */
export interface GovernanceBody {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** What it is there for, and what it decides. */
  readonly charter: string;
  /** When it meets, in words: `First Tuesday of each month`. */
  readonly meetings: string;
  /** One of its members. */
  readonly chairId: string;
  /** The member whose seat speaks for the customer. */
  readonly customerVoiceId: string;
  /** How many members (or their deputies) must be there; 1 to the number of members. */
  readonly quorum: number;
  /** What it decides on its own, in minor units of the organization's currency; null for any amount. */
  readonly decidesUpToMinor: bigint | null;
  /** The body that decides what is beyond this one; null for the last. */
  readonly escalatesToId: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** A seat in a governance body. */
export interface GovernanceMember {
  readonly id: string;
  readonly organizationId: string;
  readonly governanceBodyId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly personId: string;
  /** Who comes in their place. */
  readonly deputyId: string | null;
}

interface SeatInput {
  readonly personId: string;
  readonly deputyId?: string | null;
}
export type Seat = Pick<GovernanceMember, 'personId' | 'deputyId'>;

type Settled = Pick<GovernanceBody, 'name' | 'charter' | 'meetings' | 'chairId' | 'customerVoiceId' | 'quorum'>;

/** All that a body is made of: a revision says it anew as a whole. */
export interface GovernanceBodyInput extends Settled {
  readonly decidesUpToMinor?: bigint | null;
  readonly escalatesToId?: string | null;
  readonly members: readonly SeatInput[];
}

export interface GovernanceBodyContent {
  readonly body: Settled & Pick<GovernanceBody, 'decidesUpToMinor' | 'escalatesToId'>;
  readonly seats: readonly Seat[];
}

/** Another body, as much of it as the rules look at. */
type OtherBody = Pick<GovernanceBody, 'id' | 'name' | 'escalatesToId'>;

const MOST_MEMBERS = 50;

/**
 * @param others all bodies of the organization but this one
 * @param ownId the body that is revised; undefined for a new one, which no other can escalate to yet
 */
export function governanceBodyContent(
  input: GovernanceBodyInput,
  others: readonly OtherBody[],
  ownId?: string,
): GovernanceBodyContent | InvalidInput {
  const check = new InputCheck();
  const { chairId, customerVoiceId, decidesUpToMinor = null, escalatesToId = null } = input;
  const name = check.text('input.name', input.name, { max: 200 });
  if (others.some((other) => other.name === name)) {
    check.problem('input.name', `There is a governance body "${name}" already.`);
  }
  const charter = check.text('input.charter', input.charter, { max: 10_000 });
  const meetings = check.text('input.meetings', input.meetings, { max: 500 });
  if (decidesUpToMinor !== null) check.amount('input.decidesUpToMinor', decidesUpToMinor);
  const seats = checkSeats(check, input);
  if (ownId !== undefined) checkEscalation(check, { id: ownId, name, escalatesToId }, others);
  if (check.failed) return check.refusal();
  const settled = { name, charter, meetings, chairId, customerVoiceId, quorum: input.quorum };
  return { body: { ...settled, decidesUpToMinor, escalatesToId }, seats };
}

function checkSeats(check: InputCheck, input: GovernanceBodyInput): Seat[] {
  const { members, chairId, customerVoiceId, quorum } = input;
  const count = members.length;
  if (count < 1 || count > MOST_MEMBERS) {
    check.problem('input.members', `${count} members: expected 1 to ${MOST_MEMBERS}.`);
    return [];
  }
  const seated = new Set(members.map(({ personId }) => personId));
  if (!seated.has(chairId)) check.problem('input.chairId', 'The chair is not one of the members.');
  if (!seated.has(customerVoiceId)) {
    check.problem('input.customerVoiceId', 'Who speaks for the customer is not one of the members.');
  }
  if (quorum < 1 || quorum > count) {
    check.problem('input.quorum', `A quorum of ${quorum}: expected 1 to ${count}, the number of members.`);
  }
  const seen = new Set<string>();
  return members.map(({ personId, deputyId = null }, index) => {
    const place = `input.members[${index}]`;
    if (seen.has(personId)) check.problem(`${place}.personId`, 'This person has a seat already.');
    seen.add(personId);
    if (deputyId === personId) check.problem(`${place}.deputyId`, 'Nobody is a deputy of themselves.');
    else if (deputyId !== null && seated.has(deputyId)) {
      check.problem(`${place}.deputyId`, 'A member is nobody’s deputy: a deputy must not count twice.');
    }
    return { personId, deputyId };
  });
}

/** What goes up from one body to the next must not come back to it. */
function checkEscalation(check: InputCheck, body: OtherBody, others: readonly OtherBody[]): void {
  const bodies = new Map([...others, body].map((each) => [each.id, each]));
  const way = [body.name];
  let next = bodies.get(body.escalatesToId ?? '');
  while (next !== undefined && next.id !== body.id) {
    way.push(next.name);
    next = bodies.get(next.escalatesToId ?? '');
  }
  if (next === undefined) return;
  const circle = [...way, body.name].map((name) => `"${name}"`).join(' → ');
  check.problem('input.escalatesToId', `Escalation would go round in a circle: ${circle}.`);
}

/**
 * The body that decides on an amount: of those whose limit covers it, the one with the lowest; by name among equals.
 * @param amountMinor in minor units of the organization's currency
 * @returns undefined when no body decides on so much
 */
export function decidingOn<Body extends Pick<GovernanceBody, 'name' | 'decidesUpToMinor'>>(
  bodies: readonly Body[],
  amountMinor: bigint,
): Body | undefined {
  const limit = ({ decidesUpToMinor }: Body): bigint | null => decidesUpToMinor;
  return bodies
    .filter((body) => (limit(body) ?? amountMinor) >= amountMinor)
    .toSorted((a, b) => {
      const [mine, other] = [limit(a), limit(b)];
      if (mine === other) return a.name < b.name ? -1 : 1;
      if (mine === null || other === null) return mine === null ? 1 : -1;
      return mine < other ? -1 : 1;
    })[0];
}

/** A body and those that what is beyond it goes up to, in this order; a circle ends where it would come back. */
export function escalationFrom<Body extends Pick<GovernanceBody, 'id' | 'escalatesToId'>>(
  first: Body | undefined,
  bodies: readonly Body[],
): readonly Body[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const way = new Set<Body>();
  for (let next = first; next !== undefined && !way.has(next); next = byId.get(next.escalatesToId ?? '')) way.add(next);
  return [...way];
}
