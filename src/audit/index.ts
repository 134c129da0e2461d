export { Governor, IDEMPOTENCY_KEY_DAYS, type Command, type Governed, type Outcome } from './govern';
export { type AuditEntry } from './audit-record';
export { Transaction } from './transaction';
