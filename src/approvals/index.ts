export { closeApproval, openApprovalOf, requestApproval } from './approval.service';
export { approvalList } from './approval.read';
export { ApprovalTable } from './approval.table';
