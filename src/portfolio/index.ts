export { ConstraintVersionTable } from './constraint-version.table';
export { constraintsRead, itemsOf } from './constraints.read';
export {
  constraintsOf,
  inWordsOfSelection,
  readConstraints,
  standingConstraints,
  writeConstraints,
} from './constraints-writing';
export type { ConstraintsInput } from './domain/constraints-check';
export { withLocalConstraintIds } from './local-constraint-ids';
export { confirmLocked, rescopeLocked } from './confirmation.service';
export { fundLocked } from './funding.service';
