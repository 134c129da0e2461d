import { may, PERMISSIONS } from '../people/domain/permissions';
import { viewerOf } from '../people';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { computed, expression, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { onlyFor } from '../platform/read/only-for';
import { jsonObject } from '../platform/read/statement';
import {
  KIND_RULES,
  NOTIFICATION_KINDS,
  preferencesOf,
  type NotificationPreference,
  type SubjectOfNews,
} from './domain/notification';
import { MailDeliveryTable, NotificationTable } from './notification.table';
import { subjectIdOf } from './subject-link';

/** A field of a person that is read by themselves; it is null for everybody else. */
export const ownOf = (read: FieldRead): FieldRead => ({
  ...read,
  sql: (scope) => {
    const viewer = scope.statement.parameter((binding) => binding.viewer.personId, 'uuid');
    return `case when ${scope.row}.id = ${viewer} then ${read.sql(scope)} else 'null' end`;
  },
});

const FIRST = NOTIFICATION_KINDS.filter((kind) => KIND_RULES[kind].first)
  .map((kind) => `'${kind}'`)
  .join(', ');

const inbox: ConnectionOptions = {
  where: (alias, row) => `${alias}.person_id = ${row}.id`,
  orders: {
    ATTENTION: [
      {
        sql: (row) => `(case when ${row}.read_at is not null then 2 when ${row}.kind in (${FIRST}) then 0 else 1 end)`,
        form: 'integer',
      },
      { sql: (row) => `${row}.created_at`, form: 'timestamptz', against: true },
    ],
    CREATED_AT: [{ sql: (row) => `${row}.created_at`, form: 'timestamptz' }],
  },
  filters: {
    unread: { cast: 'boolean', sql: (row, unread) => `(${row}.read_at is null) = ${unread}` },
    kind: { cast: 'text[]', sql: (row, kinds) => `${row}.kind = any(${kinds})` },
  },
};

/** Of what somebody was told, by the row of its mail. */
const ofItsNotification = (column: string) => (row: string) =>
  `(select n.${column} from notifications n where n.organization_id = ${row}.organization_id and n.id = ${row}.notification_id)`;

const admins = {
  allows: (entered: Parameters<typeof viewerOf>[0]) => may(viewerOf(entered), 'manageMail'),
  sentence: PERMISSIONS.manageMail.sentence,
};

export const notificationReads = [
  readModel('Notification', NotificationTable, {
    subjectId: computed<SubjectOfNews>(
      ({ row }) =>
        jsonObject([
          ['kind', toJson('text', `${row}.subject_kind`)],
          ['id', toJson('text', `${row}.subject_id`)],
        ]),
      subjectIdOf,
    ),
    actor: one('Person', 'actor_id'),
    mail: expression(
      'text',
      (row) => `coalesce(${row}.unmailed, (select d.state from mail_deliveries d
        where d.organization_id = ${row}.organization_id and d.notification_id = ${row}.id))`,
    ),
  }),
  readModel('MailDelivery', MailDeliveryTable, {
    person: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        return `(select ${scope.object('Person', alias)} from people ${alias}
          where ${alias}.organization_id = ${scope.row}.organization_id
            and ${alias}.id = ${ofItsNotification('person_id')(scope.row)})`;
      },
    },
    kind: expression('text', ofItsNotification('kind')),
  }),
  extendRead('Person', {
    inbox: ownOf(connection('Notification', inbox)),
    unreadCount: ownOf(
      expression(
        'number',
        (row) => `(select count(*) from notifications n
          where n.organization_id = ${row}.organization_id and n.person_id = ${row}.id and n.read_at is null)`,
      ),
    ),
    notificationPreferences: ownOf(
      computed<readonly NotificationPreference[]>(
        ({ row }) => `coalesce((select json_agg(json_build_object('kind', p.kind, 'mail', p.mail))::text
          from notification_preferences p where p.organization_id = ${row}.organization_id and p.person_id = ${row}.id), '[]')`,
        preferencesOf,
      ),
    ),
  }),
  extendRead('Query', {
    mailDeliveries: onlyFor(
      admins,
      connection('MailDelivery', {
        orders: { QUEUED_AT: [{ sql: (row) => `${row}.queued_at`, form: 'timestamptz' }] },
        defaultDirection: 'DESC',
        filters: { state: { cast: 'text[]', sql: (row, states) => `${row}.state = any(${states})` } },
      }),
    ),
  }),
];
