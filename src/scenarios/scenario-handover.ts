import { ownedRows } from '../people';
import { AdoptionTable, ScenarioTable } from './scenario.table';

/** The handover step of scenarios that are worked on. */
export const scenarioHandover = ownedRows(ScenarioTable, {
  name: 'name',
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.status = 'OPEN'`,
  alongside: (updatedAt) => ({ updatedAt }),
});

/** The handover step of requests that wait: who asked is history, and neither they nor who takes over decides. */
export const adoptionHandover = ownedRows(AdoptionTable, {
  name: (row) =>
    `(select s.name from scenarios s where s.organization_id = ${row}.organization_id and s.id = ${row}.scenario_id)`,
  heldAs: { heldById: 'REQUESTER' },
  open: (row) => `${row}.decision is null`,
});
