import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { parseGlobalId } from '../../src/platform/global-id';
import type { MailServer } from '../support/a-mail-server';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';
import { brokenPromises } from './promises';
import type { Acknowledged, Sender } from './sender';

const ADA = 'ada@example.com';

/** Everything that is not as it must be after all those kills, in sentences. */
export async function check(steward: Steward, sender: Sender, mails: MailServer): Promise<string[]> {
  const { differing, audit } = await steward.asOwner(async (owner) => ({
    differing: (await verifyHistory(owner)).differing,
    audit: (await verifyAudit(owner)).broken,
  }));
  return [
    ...(await lostDecisions(sender)),
    ...(await lostOutcomes(steward, sender.acknowledged)),
    ...(await inOrganizationOf(steward, ADA, brokenPromises)),
    ...(await lostMails(steward, mails)),
    ...differing.map(({ initiativeId, problem }) => `Initiative ${initiativeId}: ${problem}`),
    ...audit.map(({ subjectId, sequence, problem }) => `Audit of ${subjectId}, record ${sequence}: ${problem}`),
  ];
}

const EVENT = 'id sequence event fromStage fromStatus toStage toStatus reason';
const HISTORY = `query($id: ID!, $after: String) { initiative(id: $id) { version stage status
  forecasts(first: 100, filter: { kind: [REFORECAST] }) { nodes { id } }
  approvals(first: 100) { nodes { changedSince { contentVersion } } }
  history(first: 100, after: $after) { nodes { ${EVENT} } pageInfo { hasNextPage endCursor } } } }`;
type Event = Record<string, unknown> & { readonly id: string };

/** Each acknowledged move is in the history that the API tells, once, and as it was answered. */
async function lostDecisions(sender: Sender): Promise<string[]> {
  const broken: string[] = [];
  // A vote that decides nothing yet has no event.
  const moves = sender.acknowledged.filter(({ payload }) => payload['event'] != null);
  for (const id of new Set(moves.map(({ payload }) => payload['initiative'].id as string))) {
    const acknowledged = moves.filter(({ payload }) => payload['initiative'].id === id);
    const { history, version, stage, status, forecasts, approvals } = await historyOf(sender, id);
    const last = history.at(-1);
    // A forecast that is made again and a material change raise the version, too; a deadline that reminds people does not.
    const sent = history.filter(({ event }) => event !== null && event !== 'ASK_AGAIN');
    const changes = (approvals.nodes as { changedSince: unknown[] }[]).flatMap(({ changedSince }) => changedSince);
    const counted = sent.length + changes.length + (forecasts.nodes as unknown[]).length + 1;
    if (version !== counted || last?.['toStage'] !== stage || last?.['toStatus'] !== status) {
      broken.push(`Initiative ${id} is ${stage} ${status} at version ${version}; its history: ${JSON.stringify(last)}`);
    }
    for (const { key, payload } of acknowledged) {
      const told = picked(payload['event'] as Event);
      const found = history.filter((event) => event.id === told.id).map(picked);
      if (JSON.stringify(found) !== JSON.stringify([told])) {
        broken.push(`Key ${key} was answered ${JSON.stringify(told)}; the history has ${JSON.stringify(found)}`);
      }
    }
  }
  return broken;
}

const picked = (event: Event): Event =>
  Object.fromEntries(EVENT.split(' ').map((field) => [field, event[field]])) as Event;

async function historyOf(sender: Sender, id: string) {
  const history: Event[] = [];
  for (let after: string | null = null; ;) {
    const { initiative } = await sender.data(ADA, HISTORY, { id, after });
    history.push(...initiative.history.nodes);
    if (!initiative.history.pageInfo.hasNextPage)
      return { ...initiative, history } as Record<string, any> & { history: Event[] };
    after = initiative.history.pageInfo.endCursor;
  }
}

/** What each mutation made, by the field of its payload and the name of its outcome. */
const MADE = {
  event: 'eventId',
  evidence: 'evidenceId',
  deliverable: 'deliverableId',
  reading: 'readingId',
  forecast: 'forecastId',
} as const;

/** Each acknowledged key has kept its outcome: what was answered, and nothing else. */
async function lostOutcomes(steward: Steward, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const kept = await inOrganizationOf(steward, ADA, (manager) =>
    manager.query<{ key: string; outcome: Record<string, string> | null }[]>(
      'select key, outcome from idempotency_keys',
    ),
  );
  const outcomes = new Map(kept.map(({ key, outcome }) => [key, outcome]));
  return acknowledged.flatMap(({ key, mutation, payload }) => {
    const [made] = Object.keys(MADE).filter((field) => field in payload) as (keyof typeof MADE)[];
    const [field, name] = made === undefined ? ['initiative', 'initiativeId'] : [made, MADE[made]];
    if (!(field in payload)) return [];
    // A vote that decides nothing yet has no event.
    const id = payload[field] === null ? null : parseGlobalId(payload[field].id as string)?.id;
    const outcome = outcomes.get(key)?.[name];
    return outcome === id ? [] : [`Key ${key} of ${mutation} was answered with ${field} ${id}; kept is ${outcome}`];
  });
}

/** A mail that is written down as sent has reached the mail server, at least once. */
async function lostMails(steward: Steward, { mails }: MailServer): Promise<string[]> {
  const sent = await inOrganizationOf(steward, ADA, (manager) =>
    manager.query<{ id: string }[]>(`select id from mail_deliveries where state = 'SENT'`),
  );
  const received = new Set(mails.map(({ headers }) => messageOf(headers)));
  return sent.filter(({ id }) => !received.has(id)).map(({ id }) => `Mail ${id} is SENT and was never received`);
}

/** The delivery that a mail is of: its `Message-ID` begins with it. */
export const messageOf = (headers: Readonly<Record<string, string>>): string | undefined =>
  /^<([^@]+)@/.exec(headers['message-id'] ?? '')?.[1];
