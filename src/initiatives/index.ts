export { beginInitiative } from './begin-initiative';
export { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiative.table';
export { replayInitiative, type Replayed } from './replay-initiative';
