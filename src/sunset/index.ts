export { answerOpenSunset } from './sunset-proposal.service';
export { RegisteredServiceTable, SunsetProposalTable } from './sunset.table';
