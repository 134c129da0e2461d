import type { AuditEntry, Transaction } from '../audit';
import { notify } from '../notifications';
import { refuseUnlessActive } from '../people';
import type { Track } from '../process/domain/track';
import { notPossibleNow, type Refusal } from '../shared/refusal';
import { afterStep } from './after-step';
import { NOTHING_SEEN, REGISTERED, type Initiative } from './domain/initiative';
import { beginningInService } from './domain/lifecycle';
import { placeOfService, type PlaceOfService } from './domain/place-of-service';
import type { InitiativeProcess } from './domain/process-versions';
import { answeringFor, subjectOf } from './initiative-subject';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';
import { processInForce } from './process-library';

/** What is registered as it runs: checked, and of a portfolio that is there. */
export type Registration = Pick<
  Initiative,
  'title' | 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId' | 'currencyCode'
>;

/** Tracks go by cost and risk of what is to be made; this is made. */
const TRACK: Track = 'STANDARD';

/**
 * The initiative of what ran before it was known here: it begins in measure, on the process and the standard gate policy that
 * are in force, and nothing is granted for it. Its history begins with its being registered.
 * @returns or a refusal: somebody who is named has left, or the process in force knows no place of measure to begin in
 * @throws Fault NOT_FOUND when somebody who is named is nobody here
 */
export async function registerInitiative(
  tx: Transaction,
  registered: Registration,
): Promise<{ readonly initiative: Initiative; readonly audit: AuditEntry & { readonly after: object } } | Refusal> {
  const { sponsorId, leadId, businessOwnerId } = registered;
  const named = { 'input.sponsorId': sponsorId, 'input.leadId': leadId, 'input.businessOwnerId': businessOwnerId };
  const left = await refuseUnlessActive(tx, named);
  if (left) return left;
  const process = await processInForce(tx, TRACK);
  const place = placeOfService(process.definition);
  if (place === undefined) return noPlace(process.definition.version);
  const initiative: Initiative = {
    ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, proposalId: null, ...registered },
    ...beginningInService(TRACK, process, place),
    ...{ budgetMinor: 0n, version: 1, enteredStageAt: tx.now, createdAt: tx.now },
  };
  await tx.insert(InitiativeTable, [initiative]);
  await begin(tx, initiative, process, place);
  const { id, title, portfolioId, stage, status, definitionVersion, policyVersion } = initiative;
  const after = {
    title,
    portfolioId,
    stage,
    status,
    track: TRACK,
    definitionVersion,
    policyVersion,
    state: place.path,
  };
  const people = { sponsorId, leadId, businessOwnerId };
  const audit = {
    subjectKind: 'INITIATIVE',
    subjectId: id,
    action: 'serviceRegistered',
    after: { ...after, ...people },
  };
  return { initiative, audit };
}

/** Its history and its deadlines begin, and its people hear of it. */
async function begin(
  tx: Transaction,
  initiative: Initiative,
  process: InitiativeProcess,
  { path, effects }: PlaceOfService,
): Promise<void> {
  const { id: initiativeId, title, definitionVersion, policyVersion } = initiative;
  await tx.insert(InitiativeEventTable, [
    {
      ...{ id: tx.newId(), initiativeId, sequence: 1, event: REGISTERED, fromState: path, toState: path },
      ...{ actorId: tx.viewer.personId, reason: null, facts: NOTHING_SEEN, correctsId: null, migration: null },
      ...{ definitionVersion, policyVersion, occurredAt: tx.now },
    },
  ]);
  await afterStep(tx, { initiative, statusBefore: null, process, effects });
  await notify(tx, [
    {
      ...{ kind: 'INITIATIVE_MOVED', subject: subjectOf(initiative), toIds: answeringFor(initiative).responsible },
      title: `Registered: "${title}"`,
      text: 'It is in service, and measured from now on. You have a part in it.',
    },
  ]);
}

const noPlace = (version: number): Refusal =>
  notPossibleNow(
    `Version ${version} of the process, which is in force, has no place in measure that is worked on: nothing can begin there.`,
    `VERSION ${version}`,
  );
