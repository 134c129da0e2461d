import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { IsNull } from 'typeorm';
import { localId } from '../../src/platform/global-id';
import { decided, type Decided, type Move } from '../moves';
import { Context } from './context';
import { Approval, Initiative, InitiativeEvent, Vote } from './entities';
import { IdempotencyKey } from './gathered-entities';
import { tellOfMove } from './news';
import { MoveInput, MovePayload } from './types';
import { ApprovalQuestion } from './vote-entities';

/** W4 by repositories: each row is found, changed and saved. */
@Resolver()
export class MoveResolver {
  @Mutation(() => MovePayload)
  requestApproval(@Arg('input', () => MoveInput) input: MoveInput, @Ctx() context: Context): Promise<MovePayload> {
    return move(context, 'REQUEST_APPROVAL', input);
  }

  @Mutation(() => MovePayload)
  returnForRework(@Arg('input', () => MoveInput) input: MoveInput, @Ctx() context: Context): Promise<MovePayload> {
    return move(context, 'RETURN', input);
  }
}

async function move(context: Context, event: Move, input: MoveInput): Promise<MovePayload> {
  const { manager, viewer } = context;
  const { organizationId } = viewer;
  const [now, reason] = [new Date(), input.reason ?? null];
  const key = await claim(context, event, input, now);
  const initiative = await manager.findOneOrFail(Initiative, {
    where: { organizationId, id: localId('Initiative', input.initiativeId) },
    lock: { mode: 'for_no_key_update' },
  });
  const { version } = initiative;
  const { gathered, people, openApproval } = await context.facts.load(initiative);
  const request = openApproval && (await context.requests.load(openApproval));
  const asked = {
    event,
    reason,
    expectedVersion: input.expectedVersion,
    initiative,
    viewer,
    people,
    gathered,
    request,
  };
  const made = decided({ ...asked, electors: await context.electors() });

  const approval = await approvalBy(context, initiative, openApproval, { event, reason, now, kept: made.kept });
  if (event === 'RETURN') {
    await vote(context, { approval, initiative, reason, castAt: now, sequence: made.votesBefore + 1 });
    const ofApproval = { organizationId, approvalId: approval.id, closedAt: IsNull() };
    await manager.update(ApprovalQuestion, ofApproval, { closedAt: now });
  }
  await tellOfMove(context, { initiative, approval, event, reason, toIds: made.toIds, at: now });
  const { snapshot, stage, status, history } = made.move;
  await manager.save(Object.assign(initiative, { snapshot, stage, status, version: version + 1 }));
  const sequence = 1 + (await manager.countBy(InitiativeEvent, { organizationId, initiativeId: initiative.id }));
  const row = { id: randomUUID(), organizationId, initiativeId: initiative.id, sequence, occurredAt: now };
  const recorded = await manager.save(manager.create(InitiativeEvent, { ...row, ...history }));
  const action = event === 'RETURN' ? 'returnedForRework' : 'approvalRequested';
  const details = { after: { state: history.toState }, before: { state: history.fromState }, reason };
  await audit(context, { initiativeId: initiative.id, action, at: now, requestId: recorded.id, details });
  await manager.save(Object.assign(key, { outcome: { initiativeId: initiative.id, eventId: recorded.id } }));
  return { initiative };
}

interface Step {
  readonly event: Move;
  readonly reason: string | null;
  readonly now: Date;
  readonly kept: Decided['kept'];
}

/** The approval that is asked for, or the one that is returned. */
function approvalBy(
  { manager, viewer: { organizationId, personId } }: Context,
  { id: subjectId, stage: gate, version: subjectVersion }: Initiative,
  open: Approval | null,
  { event, reason, now, kept }: Step,
): Promise<Approval> {
  const approval = open ?? new Approval();
  if (event === 'REQUEST_APPROVAL') {
    const asked = { id: randomUUID(), organizationId, subjectKind: 'INITIATIVE', subjectId, gate, subjectVersion };
    Object.assign(approval, asked, { requestedById: personId, requestedAt: now, policy: kept, contentVersion: 1 });
  } else {
    const returned = { decision: 'RETURNED', decidedById: personId, decidedAt: now, reason };
    Object.assign(approval, returned, { electorates: kept });
  }
  return manager.save(approval);
}

interface Cast extends Pick<Vote, 'reason' | 'castAt' | 'sequence'> {
  readonly approval: Approval;
  readonly initiative: Initiative;
}

/** The vote by which a request is returned, and its audit. */
async function vote(context: Context, { approval, initiative, reason, castAt, sequence }: Cast): Promise<void> {
  const { manager, viewer } = context;
  const { organizationId, personId } = viewer;
  const ballot = { approvalId: approval.id, sequence, seatId: personId, voterId: personId, contentVersion: 1 };
  const said = { choice: 'RETURN' as const, reason, castAt };
  const cast = await manager.save(manager.create(Vote, { id: randomUUID(), organizationId, ...ballot, ...said }));
  await audit(context, {
    initiativeId: initiative.id,
    action: 'voteCast',
    at: castAt,
    requestId: cast.id,
    details: said,
  });
}

async function claim(
  { manager, viewer }: Context,
  event: string,
  input: MoveInput,
  now: Date,
): Promise<IdempotencyKey> {
  const { organizationId, personId } = viewer;
  const inputHash = createHash('sha256')
    .update(JSON.stringify([event, input]))
    .digest();
  const mine = { organizationId, personId, key: input.idempotencyKey };
  const known = await manager.findOneBy(IdempotencyKey, mine);
  if (known) throw new Error('The key came before.');
  const key = manager.create(IdempotencyKey, { ...mine, command: 'moveInitiative', inputHash, claimedAt: now });
  await manager.insert(IdempotencyKey, key);
  return key;
}

interface Audited {
  readonly initiativeId: string;
  readonly action: string;
  readonly at: Date;
  readonly requestId: string;
  readonly details: object;
}

async function audit({ manager, viewer }: Context, audited: Audited): Promise<void> {
  const { initiativeId, action, at, requestId, details } = audited;
  await manager.query('select append_audit_record($1, $2, $3, $4, $5, null, $6, $7, $8, $9)', [
    ...[randomUUID(), 'INITIATIVE', initiativeId, action, viewer.personId, at, requestId, randomBytes(16)],
    JSON.stringify(details),
  ]);
}
