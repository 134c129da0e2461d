export { Governor, type Governed, type Keyed } from './govern';
export { type AuditEntry } from './audit-record';
export { changesOf } from './changes';
export { Transaction } from './transaction';
export { AuditRecordTable } from './audit.table';
export { verifyAudit, type BrokenChain, type Verification } from './verify';
