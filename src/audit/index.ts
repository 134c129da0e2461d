export { Governor, IDEMPOTENCY_KEY_DAYS, type Command, type Governed, type Outcome } from './govern';
export { type AuditEntry } from './audit-record';
export { changesOf } from './changes';
export { Transaction } from './transaction';
export { AuditRecordTable } from './audit.table';
export { verifyAudit, type BrokenChain, type Verification } from './verify';
