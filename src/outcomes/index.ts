export { OutcomeForecastTable } from './outcome-forecast.table';
export { followStages } from './stage-follow-up';
