import { connection } from '../platform/read/connection';
import { byId, linkedBy, list, money, one, theOne } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel } from '../platform/read/model';
import { ContactCauseTable, ContactRateTable, RepeatWindowTable } from './contact-cause.table';

export const contactCauseReads = [
  readModel('ContactCause', ContactCauseTable, {
    owner: one('Person', 'owner_id'),
    product: one('Product', 'product_id'),
    journey: one('Journey', 'journey_id'),
    needs: list('Need', {
      where: linkedBy('contact_cause_needs', 'cause_id', 'need_id'),
      orderBy: (alias) => `${alias}.title, ${alias}.id`,
    }),
  }),
  readModel('ContactRate', ContactRateTable, {
    channel: one('Channel', 'channel_id'),
    cost: money((row) => `${row}.cost_minor`),
    setBy: one('Person', 'set_by_id'),
  }),
  readModel('RepeatWindow', RepeatWindowTable),
  extendRead('Query', {
    contactCause: byId('ContactCause'),
    contactCauses: connection('ContactCause', {
      orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
      filters: {
        ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
        avoidable: { cast: 'boolean', sql: (row, avoidable) => `${row}.avoidable = ${avoidable}` },
        needId: filterById(
          'Need',
          (row, id) => `exists (select from contact_cause_needs l
            where l.organization_id = ${row}.organization_id and l.cause_id = ${row}.id and l.need_id = ${id})`,
        ),
      },
    }),
    contactRates: connection('ContactRate', {
      orders: { FROM_DAY: [{ sql: (row) => `${row}.from_day`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: { channelId: filterById('Channel', (row, id) => `${row}.channel_id = ${id}`) },
    }),
    repeatWindow: theOne('RepeatWindow'),
  }),
];
