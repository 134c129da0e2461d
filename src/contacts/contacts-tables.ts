import { ContactCauseTable, ContactCauseNeedTable, ContactRateTable, RepeatWindowTable } from './contact-cause.table';
import { ServiceContactTable, ContactCountTable } from './service-contact.table';
import { ContactDisputeTable } from './dispute.table';

/** Every table of service contacts that TypeORM knows. */
export const contactTables = [
  ContactCauseTable,
  ContactCauseNeedTable,
  ContactRateTable,
  RepeatWindowTable,
  ServiceContactTable,
  ContactCountTable,
  ContactDisputeTable,
];
