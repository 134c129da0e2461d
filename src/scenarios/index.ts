export { adoptionHandover, scenarioHandover } from './scenario-handover';
export { AdoptionTable, ScenarioRunTable, ScenarioTable } from './scenario.table';
