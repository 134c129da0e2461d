import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { decideMove, permissionFor } from '../../src/initiatives/domain/move';
import { may } from '../../src/people/domain/permissions';
import { localId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { DEFAULT_PROCESS } from '../default-process';
import { Context } from './context';
import type { Viewer } from '../../src/people/domain/person';
import { ONE_LEADER_POLICY } from '../one-leader';
import { Approval, Initiative, InitiativeEvent, Vote } from './entities';
import { IdempotencyKey } from './gathered-entities';
import { tellOfMove } from './news';
import { MoveInput, MovePayload } from './types';

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

async function move(context: Context, event: 'REQUEST_APPROVAL' | 'RETURN', input: MoveInput): Promise<MovePayload> {
  const { manager, viewer } = context;
  const { organizationId, personId } = viewer;
  const [now, reason] = [new Date(), input.reason ?? null];
  const key = await claim(context, event, input, now);
  const initiative = await manager.findOneOrFail(Initiative, {
    where: { organizationId, id: localId('Initiative', input.initiativeId) },
    lock: { mode: 'for_no_key_update' },
  });
  requirePermission(event, initiative, viewer);
  const { version } = initiative;
  if (version !== input.expectedVersion) throw new Error('Stale version.');
  const { gathered, people, openApproval } = await context.facts.load(initiative);
  const facts = { ...gathered, approvals: [] };
  const moved = decideMove({ initiative, process: DEFAULT_PROCESS, event, reason, actor: viewer, people, facts });
  if (isRefusal(moved)) throw new Error(moved.message);

  const approval = openApproval ?? new Approval();
  if (event === 'REQUEST_APPROVAL') {
    Object.assign(approval, { id: randomUUID(), organizationId, subjectKind: 'INITIATIVE', subjectId: initiative.id });
    const asked = {
      gate: initiative.stage,
      subjectVersion: version,
      requestedById: personId,
      requestedAt: now,
      policy: ONE_LEADER_POLICY,
    };
    Object.assign(approval, asked);
  } else {
    Object.assign(approval, { decision: 'RETURNED', decidedById: personId, decidedAt: now, reason });
  }
  await manager.save(approval);
  if (event === 'RETURN') await vote(context, { approval, initiative, reason, castAt: now });
  const { proposerId } = people;
  await tellOfMove(context, { initiative, approval, event, reason, proposerId, at: now });
  const { snapshot, stage, status, history } = moved;
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

interface Cast extends Pick<Vote, 'reason' | 'castAt'> {
  readonly approval: Approval;
  readonly initiative: Initiative;
}

/** The vote by which a request is returned, and its audit. */
async function vote(context: Context, { approval, initiative, reason, castAt }: Cast): Promise<void> {
  const { manager, viewer } = context;
  const { organizationId, personId } = viewer;
  const ballot = { approvalId: approval.id, sequence: 1, seatId: personId, voterId: personId, contentVersion: 1 };
  const said = { choice: 'RETURN', reason, castAt };
  const cast = await manager.save(manager.create(Vote, { id: randomUUID(), organizationId, ...ballot, ...said }));
  await audit(context, {
    initiativeId: initiative.id,
    action: 'voteCast',
    at: castAt,
    requestId: cast.id,
    details: said,
  });
}

/** Whoever leads votes at the gates; all else is sent by those who run it. */
function requirePermission(event: 'REQUEST_APPROVAL' | 'RETURN', initiative: Initiative, viewer: Viewer): void {
  const { sponsorId, leadId, businessOwnerId, portfolioId } = initiative;
  const leads = viewer.grants.some(({ role }) => role === 'CX_LEADER');
  const voters = leads ? [viewer.personId] : [];
  const responsible = event === 'RETURN' ? voters : [sponsorId, leadId, businessOwnerId];
  if (!may(viewer, permissionFor(event), { portfolioId, responsible })) throw new Error('Not permitted.');
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
