export { PillarTable } from './pillar.table';
