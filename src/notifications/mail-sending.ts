import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { PersonTable } from '../people';
import { isActive } from '../people/domain/person';
import type { Clock } from '../platform/clock';
import type { Task } from '../platform/jobs';
import { MailProblem, type Mailer, type MailSettings } from '../platform/mail';
import { dropped, failed, sent, wordMail, type MailBody, type MailDelivery } from './domain/mail';
import type { NotificationSubject, SubjectOfNews } from './domain/notification';
import { MailDeliveryTable, NotificationTable } from './notification.table';
import { linkTo } from './subject-link';

/**
 * What mails about subjects of some kinds say at length; what knows of them stands on higher floors. Asked for in the
 * organization of the mail, each time that it is sent: it has to be the same.
 */
export type MailBodies = Readonly<
  Partial<
    Record<NotificationSubject, (manager: EntityManager, subject: SubjectOfNews & InOrganization) => Promise<MailBody>>
  >
>;

interface InOrganization {
  readonly organizationId: string;
}

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly settings: MailSettings;
  readonly bodies: MailBodies;
}

/** What a job says: ids alone, since the queue is no tenant's. */
interface MailJob {
  readonly organizationId: string;
  readonly mailDeliveryId: string;
}

type Standing = Pick<MailDelivery, 'state' | 'attempts' | 'lastError' | 'sentAt'>;

/** Sends the mail of a job, once: in one transaction its row is locked, the mail handed over and the row written. */
export const mailTask =
  (materials: Materials): Task =>
  async (payload, { isLastAttempt }) => {
    const job = payload as MailJob;
    const { dataSource, log } = materials;
    const standing = await dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.organization', $1, true)`, [job.organizationId]);
      return attempt(manager, job, isLastAttempt, materials);
    });
    // The queue tries again what throws. What failed for good stays visible in its own row.
    if (standing?.state === 'QUEUED') throw new Error(`Mail ${job.mailDeliveryId}: ${standing.lastError}`);
    if (standing?.state === 'FAILED') log.warn({ ...job, problem: standing.lastError }, 'a mail failed for good');
  };

/** @returns where the mail stands now; undefined when there was nothing to do */
async function attempt(
  manager: EntityManager,
  { organizationId, mailDeliveryId }: MailJob,
  isLastAttempt: boolean,
  { clock, mailer, settings, bodies }: Materials,
): Promise<Standing | undefined> {
  // Two jobs of one mail, after a retry that somebody asked for: the second waits here, and finds it sent.
  const delivery = await manager
    .createQueryBuilder(MailDeliveryTable, 'd')
    .where('d.organizationId = :organizationId and d.id = :mailDeliveryId', { organizationId, mailDeliveryId })
    .setLock('pessimistic_write')
    .getOne();
  if (delivery?.state !== 'QUEUED') return undefined;
  const { notification, person } = await addressed(manager, delivery);
  const { subjectKind: kind, subjectId: id } = notification;
  const [link, { from }] = [linkTo({ kind, id }, settings.publicUrl), settings];
  const body = await bodies[kind]?.(manager, { organizationId, kind, id });
  const standing = !isActive(person)
    ? dropped(delivery)
    : await mailer.send(wordMail({ delivery, notification, person, link, from, body })).then(
        () => sent(delivery, clock.now()),
        (error: unknown) => {
          if (!(error instanceof MailProblem)) throw error;
          return failed(delivery, error.message, isLastAttempt || error.forGood);
        },
      );
  await manager.update(MailDeliveryTable, { organizationId, id: mailDeliveryId }, standing);
  return standing;
}

async function addressed(manager: EntityManager, { organizationId, notificationId }: MailDelivery) {
  const notification = await manager.findOneByOrFail(NotificationTable, { organizationId, id: notificationId });
  const person = await manager.findOneByOrFail(PersonTable, { organizationId, id: notification.personId });
  return { notification, person };
}
