import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { notify, settle } from '../notifications';
import type { News } from '../notifications/domain/notification';
import { GovernanceBodyTable, seatsOf } from '../organization';
import type { Seat } from '../organization/domain/governance-body';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import {
  askedToPostpone,
  isOpen,
  isThere,
  seatThatAgrees,
  type Postponement,
  type PostponementInput,
} from './domain/postponement';
import { forAnotherDay } from './domain/sunset-plan';
import { bodyOf, everybodyIn } from './its-body';
import { standingPlan, writePlan } from './sunset-plan.service';
import { AgreementTable, PostponementTable, SwitchOffTable } from './sunset-plan.table';

interface PostponeSunset extends PostponementInput, Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
}
interface AgreeToPostponement extends Keyed {
  readonly sunsetPostponementId: string;
  /** Of the postponement. */
  readonly expectedVersion: number;
}

type Outcome = Promise<{ readonly initiativeId: string; readonly sunsetPostponementId: string } | Refusal>;

/** A switch-off is put to a later day by as many members of the body as its quorum, and for a reason. */
export class PostponementService {
  constructor(private readonly governor: Governor) {}

  ask(caller: Caller, input: PostponeSunset): Outcome {
    return this.governor.govern(caller, 'postponeSunset', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      const chaired = await bodyOf(tx, initiative);
      const seats = chaired === undefined ? [] : await seatsOf(tx, chaired.id);
      const { portfolioId, responsible } = answeringFor(initiative);
      requirePermission(tx, 'askForPostponement', { portfolioId, responsible: [...responsible, ...sitting(seats)] });
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const plan = await standingPlan(tx, initiative.id);
      const off = await tx.all(SwitchOffTable, 'initiativeId', [initiative.id]);
      if (plan === undefined || off.length > 0 || initiative.status === 'CLOSED') return nothingToPutOff(initiative);
      if (chaired === undefined) return noBody(initiative);
      const asked = askedToPostpone(input, plan);
      if (isRefusal(asked)) return asked;
      const { quorum } = await tx.find(GovernanceBodyTable, chaired.id, 'governance body');
      const earlier = await tx.all(PostponementTable, 'initiativeId', [initiative.id]);
      const open = earlier.find(isOpen);
      if (open?.toDay === asked.toDay) return askedAlready(open);
      if (open) await tx.update(PostponementTable, open, { withdrawnAt: tx.now });
      // The one that it replaces is ended first: there is one open at most.
      await tx.send();
      const { organizationId, personId: askedById } = tx.viewer;
      const postponement: Postponement = {
        ...{ id: tx.newId(), organizationId, initiativeId: initiative.id, number: earlier.length + 1, ...asked },
        ...{ governanceBodyId: chaired.id, quorum, askedById, askedAt: tx.now },
        ...{ effectiveAt: null, withdrawnAt: null, version: 1 },
      };
      await tx.insert(PostponementTable, [postponement]);
      await tellAsked(tx, initiative, seats, postponement);
      const after = { sunsetPostponementId: postponement.id, until: asked.toDay, quorum };
      const entry = entryOf(initiative, 'postponementAsked', { after, reason: asked.reason });
      // A member who asks is one of those it takes.
      const agreed = sitting(seats).includes(askedById) ? await agreeOn(tx, initiative, postponement, seats) : [];
      return done(postponement, [entry, ...(isRefusal(agreed) ? [] : agreed)]);
    });
  }

  agree(caller: Caller, input: AgreeToPostponement): Outcome {
    return this.governor.govern(caller, 'agreeToPostponement', input, async (tx) => {
      const found = await tx.find(PostponementTable, input.sunsetPostponementId, 'sunset postponement');
      const initiative = await tx.lock(InitiativeTable, found.initiativeId, 'initiative');
      const postponement = await tx.lock(PostponementTable, found.id, 'sunset postponement');
      const seats = await seatsOf(tx, postponement.governanceBodyId);
      requirePermission(tx, 'agreeToPostponement', { responsible: sitting(seats) });
      const stale = tx.stale(postponement, input.expectedVersion, `the postponement of "${initiative.title}"`);
      if (stale) return stale;
      if (!isOpen(postponement)) return notPossibleNow('It is decided, or asked for no more.', 'ENDED');
      const agreed = await agreeOn(tx, initiative, postponement, seats);
      return isRefusal(agreed) ? agreed : done(postponement, agreed);
    });
  }
}

/** Counts one member more; with as many as it takes, the plan has the later day. */
async function agreeOn(
  tx: Transaction,
  initiative: Initiative,
  postponement: Postponement,
  seats: readonly Seat[],
): Promise<readonly [AuditEntry, ...AuditEntry[]] | Refusal> {
  const { personId: agreedById } = tx.viewer;
  const before = await tx.all(AgreementTable, 'postponementId', [postponement.id]);
  const seat = seatThatAgrees(agreedById, seats, before, await everybodyIn(tx, initiative));
  if (isRefusal(seat)) return seat;
  const row = { id: tx.newId(), postponementId: postponement.id, ...seat, agreedById, agreedAt: tx.now };
  await tx.insert(AgreementTable, [row]);
  const agreements = before.length + 1;
  const takesEffect = isThere(postponement, agreements);
  await tx.update(PostponementTable, postponement, takesEffect ? { effectiveAt: tx.now } : {});
  const after = { sunsetPostponementId: postponement.id, seatId: seat.seatId, agreements, quorum: postponement.quorum };
  const entry = {
    ...entryOf(initiative, 'postponementAgreed', { after }),
    onBehalfOfId: inWhoseStead(seat, agreedById),
  };
  return takesEffect ? [entry, ...(await putOff(tx, initiative, postponement, seats))] : [entry];
}

const inWhoseStead = ({ seatId }: { readonly seatId: string }, personId: string) =>
  seatId === personId ? null : seatId;

async function putOff(
  tx: Transaction,
  initiative: Initiative,
  { fromDay, toDay, reason, number }: Postponement,
  seats: readonly Seat[],
): Promise<readonly AuditEntry[]> {
  const plan = await standingPlan(tx, initiative.id);
  if (plan === undefined) throw new Error(`Initiative ${initiative.id} is put off and has no sunset plan.`);
  const content = forAnotherDay(plan, toDay, `Put off by postponement ${number}: ${reason}`);
  const { audit } = await writePlan(tx, initiative, plan, content);
  const said = {
    title: `Put off until ${toDay}: the switch-off of "${initiative.title}"`,
    text: `As many members of the body asked for it as it takes; it was planned for ${fromDay}.\nThe reason: ${reason}`,
  };
  await tell(tx, initiative, seats, { kind: 'SUNSET_ANSWERED', ...said });
  return audit;
}

/** Members and the deputies of their seats. */
const sitting = (seats: readonly Seat[]): readonly string[] =>
  seats.flatMap(({ personId, deputyId }) => [personId, deputyId].filter((id) => id !== null));

async function tellAsked(
  tx: Transaction,
  initiative: Initiative,
  seats: readonly Seat[],
  { fromDay, toDay, reason, quorum }: Postponement,
): Promise<void> {
  const title = `To be put off: the switch-off of "${initiative.title}"`;
  const text = `From ${fromDay} to ${toDay}, if ${quorum} members of the body ask for it.\nThe reason: ${reason}`;
  await tell(tx, initiative, seats, { kind: 'SUNSET_PROPOSED', title, text });
}

/** Those who run it, and the members of the body. */
async function tell(
  tx: Transaction,
  initiative: Initiative,
  seats: readonly Seat[],
  said: Pick<News, 'kind' | 'title' | 'text'>,
): Promise<void> {
  const subject = { kind: 'INITIATIVE', id: initiative.id } as const;
  if (said.kind === 'SUNSET_ANSWERED') await settle(tx, ['SUNSET_PROPOSED'], subject);
  const toIds = [...answeringFor(initiative).responsible, ...seats.map(({ personId }) => personId)];
  await notify(tx, [{ ...said, subject, toIds }]);
}

const nothingToPutOff = ({ title, status }: Initiative): Refusal =>
  notPossibleNow(`Nothing of "${title}" is planned to be switched off that could be put off.`, status);
/** What others have agreed to would be lost. */
const askedAlready = ({ toDay }: Postponement): Refusal =>
  notPossibleNow(`It is asked for already, until ${toDay}: agree to it by \`agreeToPostponement\`.`, 'OPEN');
const noBody = ({ title, status }: Initiative): Refusal =>
  notPossibleNow(`No governance body decides on so much as "${title}" takes: nobody could put it off.`, status);

const entryOf = ({ id }: Initiative, action: string, what: Pick<AuditEntry, 'after' | 'reason'>): AuditEntry => ({
  subjectKind: 'INITIATIVE',
  subjectId: id,
  action,
  ...what,
});

const done = (
  { id: sunsetPostponementId, initiativeId }: Postponement,
  audit: readonly [AuditEntry, ...AuditEntry[]],
) => ({ outcome: { initiativeId, sunsetPostponementId }, audit });
