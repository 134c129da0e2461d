export { adoptionHandover, scenarioHandover } from './scenario-handover';
export { AdoptionTable, ScenarioTable } from './scenario.table';
