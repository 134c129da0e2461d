export { confirmLocked, rescopeLocked } from './confirmation.service';
export { fundLocked } from './funding.service';
