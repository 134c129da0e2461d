export { Governor, type Governed } from './govern';
export { type Keyed } from './idempotency';
export { type AuditEntry } from './audit-record';
export { changesOf } from './changes';
export { oneAtATime } from './one-at-a-time';
export { Transaction } from './transaction';
export { AuditRecordTable } from './audit.table';
export { verifyAudit, type BrokenChain, type Verification } from './verify';
