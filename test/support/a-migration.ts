import { pino } from 'pino';
import { followAllStages as followUp } from '../../src/compose/stage-follow-ups';
import { workflowMigrationTask } from '../../src/workflow-migrations';
import { DEFAULT_LIFECYCLE } from '../../src/initiatives/domain/default-lifecycle';
import { act } from './act';
import type { Steward } from './steward';

type Json = Record<string, any>;

/** The default lifecycle, changed: a copy that may be written to. */
export function lifecycleWith(change: (states: Json) => void): Json {
  const document = JSON.parse(JSON.stringify(DEFAULT_LIFECYCLE)) as Json;
  change(document['machine'].states as Json);
  return document;
}

/** In discover, what waits for approval is under review; design has no hold; prototype is gone. */
export const REVIEWED = lifecycleWith((states) => {
  const { discover, design } = states as { discover: Json; design: Json };
  const { working, awaitingApproval, asLeft } = discover['states'].underWay.states as Json;
  working.on.REQUEST_APPROVAL.target = 'underReview';
  discover['states'].underWay.states = { working, underReview: awaitingApproval, asLeft };
  design['states'].underWay.states.awaitingApproval.onDone.target = '#initiative.measure';
  delete states['prototype'];
  delete states['stoppedInPrototype'];
});

/** All that is in the way of those who stand anywhere. */
export const TO_REVIEWED = {
  states: {
    'discover.underWay.awaitingApproval': 'discover.underWay.underReview',
    'prototype.underWay.working': 'measure.underWay.working',
    'prototype.underWay.awaitingApproval': 'measure.underWay.working',
    'prototype.onHold': 'measure.onHold',
  },
};

/** Publishes a further version of the lifecycle, as Leah. */
export async function publishLifecycle(steward: Steward, document: Json): Promise<void> {
  const of = 'workflowDefinition { id version }';
  const drafted = await act(
    steward,
    'leah@example.com',
    'draftWorkflowDefinition',
    { subjectKind: 'INITIATIVE', note: 'Another', document },
    of,
  );
  const { id: workflowDefinitionId, version: expectedVersion } = drafted['workflowDefinition'] as Json;
  const published = await act(
    steward,
    'leah@example.com',
    'publishWorkflowDefinition',
    { workflowDefinitionId, expectedVersion },
    of,
  );
  if ('code' in published) throw new Error(String(published['message']));
}

/** One job of the queue, done as a worker would. @returns whether there was one */
export async function oneBatch(steward: Steward, isLastAttempt = false): Promise<boolean> {
  const payload = await steward.asOwner(async (owner) => {
    const [job] = await owner.query<{ payload: unknown; id: string }[]>(
      `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'migrate_workflow' order by j.id limit 1`,
    );
    if (job) await owner.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
    return job?.payload;
  });
  if (payload === undefined) return false;
  const { dataSource, clock } = steward;
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  await workflowMigrationTask({ dataSource, clock, log, mailGoesOut: false, followUp })(payload, { isLastAttempt });
  return true;
}

/** Goes on until nothing is queued. */
export async function allBatches(steward: Steward): Promise<void> {
  while (await oneBatch(steward));
}
