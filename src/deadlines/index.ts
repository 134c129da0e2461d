export { closeDeadlines, type ClosedDeadline } from './close-deadlines';
export { deadlineList } from './deadline.read';
export { DeadlineTable } from './deadline.table';
export { DeadlineWatch } from './deadline-watch';
export { DeadlineFiring, type DeadlineHandler, type DeadlineHandlers, type RunOut } from './fire-deadlines';
export { deadlinesOf, deadlinesOfEach, keepDeadlinesOf, migrateDeadlinesOf, writeDeadlines } from './keep-deadlines';
