export { costImport } from './cost-import';
export { CostTable } from './cost.table';
