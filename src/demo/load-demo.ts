import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Governor, Unattended } from '../audit';
import { services } from '../compose';
import { enterStatement } from '../platform/session';
import { LOCAL_ISSUER } from '../platform/sign-in';
import type { Threads } from '../platform/threads';
import { analysisSteps } from './analysis-steps';
import { boardSteps } from './board-steps';
import { DemoCalendar, DemoClock } from './calendar';
import { DEMO_ORGANIZATIONS } from './content/organizations';
import type { DemoOrganization } from './content/words';
import { contactSteps } from './contact-steps';
import { costSteps } from './cost-steps';
import { goalSteps } from './goal-steps';
import { hearingSteps } from './hearing-steps';
import { Known } from './known';
import { listeningSteps } from './listening-steps';
import { maturitySteps } from './maturity-steps';
import { needSteps } from './need-steps';
import { organizationSteps } from './organization-steps';
import { proposalSteps } from './proposal-steps';
import { reviewSteps } from './review-steps';
import { scenarioSteps, teamSteps } from './scenario-steps';
import { serviceSteps } from './service-steps';
import { tellingSteps } from './telling-steps';
import type { Actor, Backstage, Step } from './step';

const NO_LIMITS =
  'set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0';

interface Materials {
  readonly dataSource: DataSource;
  readonly log: Logger;
  /** Where what takes long is computed; left out, threads of its own. */
  readonly threads?: Threads;
}

/**
 * Plays the demo through the services of the API, each step at its own moment in the past: once in the life of a database.
 * A load that was killed is finished by the next; one that was finished is never repeated, whatever became of its data.
 * @param now its days are counted back from here
 * @param say hears in a line that it begins
 * @throws Error naming the step that was refused (or was not, and should have been) or failed
 */
export async function loadDemo(
  materials: Materials,
  now: Date,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const { dataSource } = materials;
  await dataSource.query('insert into demo_loads (id, as_of) values (1, $1) on conflict do nothing', [now]);
  await dataSource.transaction(async (manager) => {
    // Locked until it is loaded: of two starts at once the second waits here, however long, and finds it done.
    await manager.query(NO_LIMITS);
    const [load] = await manager.query<{ as_of: Date; finished_at: Date | null }[]>(
      'select as_of, finished_at from demo_loads where id = 1 for update',
    );
    if (load === undefined || load.finished_at !== null) return;
    say('The demo is being loaded: two organizations, with 3,186 complaints.');
    const calendar = new DemoCalendar(load.as_of);
    for (const organization of DEMO_ORGANIZATIONS) await play(organization, materials, calendar);
    await manager.query('update demo_loads set finished_at = $1 where id = 1', [now]);
  });
}

async function play(
  organization: DemoOrganization,
  { dataSource, log, threads }: Materials,
  calendar: DemoCalendar,
): Promise<void> {
  const clock = new DemoClock();
  const founder = founderOf(organization);
  const actorOf = ({ by, path }: Pick<Step, 'by' | 'path'>): Actor => ({
    caller: { issuer: LOCAL_ISSUER, subject: organization.people[by]!.email, requestId: 'demo' },
    idempotencyKey: `demo/${path}`,
  });
  // What the script wants refused is no news to whoever starts the server.
  const governor = new Governor(dataSource, clock, log.child({}, { level: 'warn' }));
  const look: Backstage['look'] = (work) =>
    dataSource.transaction(async (manager) => {
      await manager.query(enterStatement(actorOf({ by: founder, path: 'look' }).caller));
      return work(manager);
    });
  const unattended = new Unattended(dataSource, clock, false);
  const backstage = { services: services(governor, threads), known: new Known(), calendar, look, unattended };
  const steps = [
    ...organizationSteps(backstage, organization, founder),
    ...teamSteps(backstage, organization),
    ...listeningSteps(backstage, organization),
    ...maturitySteps(backstage, organization),
    ...goalSteps(backstage, organization),
    ...needSteps(backstage, organization),
    ...contactSteps(backstage, organization.contacts),
    ...hearingSteps(backstage, organization.hearing),
    ...proposalSteps(backstage, organization.proposals),
    ...costSteps(backstage, organization),
    ...serviceSteps(backstage, organization),
    ...boardSteps(backstage, organization),
    ...analysisSteps(backstage, organization),
    ...reviewSteps(backstage, organization),
    ...scenarioSteps(backstage, organization),
    ...tellingSteps(backstage, organization),
  ];
  for (const { todo: step, at } of calendar.inOrder(steps)) {
    clock.standAt(at);
    await take(step, actorOf(step), `Demo of ${organization.name}, ${step.path} by ${step.by}`);
  }
}

/** @throws Error when it fails, or is refused though it should not be, or the other way round */
async function take(step: Step, actor: Actor, place: string): Promise<void> {
  const refusal = await step.take(actor).catch((error: unknown) => {
    throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  });
  if (refusal && !step.refused) throw new Error(`${place} was refused: ${refusal.message}`);
  if (!refusal && step.refused) throw new Error(`${place} was to be refused, and was not.`);
}

/** The first admin: the others come in by this person's hand. */
function founderOf({ people, name }: DemoOrganization): string {
  const founder = Object.entries(people).find(([, { roles }]) => roles.includes('ADMIN'));
  if (founder === undefined) throw new Error(`${name} has no admin to found it.`);
  return founder[0];
}
