export { Governor, type Governed } from './govern';
export { type Keyed } from './idempotency';
export { type AuditEntry } from './audit-record';
export { changesOf } from './changes';
export { oneAtATime } from './one-at-a-time';
export { Transaction, type Acting } from './transaction';
export { Unattended, type Nobody } from './unattended';
export { AuditRecordTable } from './audit.table';
export { verifyAudit, type BrokenChain, type Verification } from './verify';
