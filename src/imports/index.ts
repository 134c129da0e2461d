export { type BadRowsFile } from './bad-rows';
export { type ImportKind, type Sifted, type Staging, type TakenBack } from './import-kind';
export { ImportTable } from './import.table';
export { StagingTable } from './staging-table';
