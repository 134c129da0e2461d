import type { Acting, Transaction } from '../audit';
import { keepDeadlinesOf } from '../deadlines';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import { bodiesDecidingOn } from '../organization';
import { PersonTable } from '../people';
import { answersTo, type Effect } from '../workflow/engine';
import type { Initiative, InitiativeStatus } from './domain/initiative';
import type { InitiativeProcess } from './domain/process-versions';
import { actionsIn, delayIn, newsOfStage, type StageAction } from './domain/stage-deadlines';
import { subjectOf } from './initiative-subject';

/** A step that an initiative took, and what it asks for. */
export interface TakenStep {
  /** As it is after the step. */
  readonly initiative: Initiative;
  /** Before the step; null when it begins with it. */
  readonly statusBefore: InitiativeStatus | null;
  readonly process: InitiativeProcess;
  readonly effects: readonly Effect[];
}

/** Does what a step of the process asks for, in its transaction: deadlines begin and end, people are told. */
export async function afterStep(tx: Transaction<Acting>, step: TakenStep): Promise<void> {
  const { initiative, statusBefore, effects } = step;
  const touchesDeadlines = effects.some(({ kind }) => kind !== 'action');
  if (touchesDeadlines || statusBefore === 'ON_HOLD' || initiative.status === 'CLOSED') await keepDeadlines(tx, step);
  await tellOfStages(
    tx,
    actionsIn(effects).map((action) => ({ action, initiative })),
  );
}

/** The deadlines of an initiative as a step leaves them. */
export async function keepDeadlines(tx: Transaction<Acting>, step: TakenStep): Promise<void> {
  const { initiative, statusBefore, process, effects } = step;
  const { status, snapshot } = initiative;
  await keepDeadlinesOf(tx, subjectOf(initiative), {
    effects,
    wasOnHold: statusBefore === 'ON_HOLD',
    isOnHold: status === 'ON_HOLD',
    delayOf: (delay) => delayIn(process.policy, initiative, delay),
    isActive: (timer) => answersTo(process.definition, snapshot, timer),
  });
}

/** Who leads the body that decides on what it takes; null where none does. */
async function chairFor(tx: Transaction<Acting>, { budgetMinor }: Initiative): Promise<string | null> {
  const [body] = await bodiesDecidingOn(tx, budgetMinor);
  return body?.chairId ?? null;
}

interface ToTell {
  readonly action: StageAction;
  readonly initiative: Initiative;
}

/** Tells everybody whom the actions name: of many initiatives at once. */
export async function tellOfStages(tx: Transaction<Acting>, actions: readonly ToTell[]): Promise<void> {
  if (actions.length === 0) return;
  const told = actions.map(({ action, initiative }) => ({ initiative, ...newsOfStage(action, initiative) }));
  const above = told.filter(({ to }) => to.includes("SPONSOR'S MANAGER")).map(({ initiative }) => initiative.sponsorId);
  const sponsors = await tx.all(PersonTable, 'id', [...new Set(above)]);
  const managers = new Map(sponsors.map(({ id, managerId }) => [id, managerId]));
  const chairs = new Map<string, string | null>();
  for (const { initiative, to } of told)
    if (to.includes('CHAIR')) chairs.set(initiative.id, await chairFor(tx, initiative));
  const news = told.map(({ initiative, to, title, text }): News => {
    const { id, leadId, sponsorId, businessOwnerId } = initiative;
    const above = { "SPONSOR'S MANAGER": managers.get(sponsorId) ?? null, CHAIR: chairs.get(id) ?? null };
    const ids = { LEAD: leadId, SPONSOR: sponsorId, 'BUSINESS OWNER': businessOwnerId, ...above };
    const toIds = to.flatMap((addressee) => ids[addressee] ?? []);
    return { kind: 'STAGE_DUE', subject: subjectOf(initiative), title, text, toIds };
  });
  await notify(tx, news);
}
