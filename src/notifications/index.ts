export { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from './notification.table';
export { mailTask, type MailBodies } from './mail-sending';
export { notify, settle } from './notify';
export { ownOf } from './notification.read';
