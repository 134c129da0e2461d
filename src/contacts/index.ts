export { contactCauseHandover } from './contact-cause.service';
export { ContactCauseNeedTable, ContactCauseTable, ContactRateTable, RepeatWindowTable } from './contact-cause.table';
export { contactErasure } from './contact.service';
export { ContactDisputeTable } from './dispute.table';
export { foundRepeatWindow } from './contact-setting.service';
export { ContactCountTable, ServiceContactTable } from './service-contact.table';
export { contactTables } from './contacts-tables';
