import { statePath, type WorkflowSnapshot } from '../../workflow/definition';
import { differenceFromHistory, type AccountedFor, type RecordedEvent } from './history-check';
import { retraceHistory, versionBegunOn } from './lifecycle';
import type { ProcessVersions } from './process-versions';

/** A state that an initiative came into, as its history is replayed. */
export interface ReplayedState {
  /** 0 of the beginning, then that of the row of the history. */
  readonly sequence: number;
  /** What somebody sent, or the timer that ran out; null of the beginning. */
  readonly event: string | null;
  readonly state: string;
  readonly definitionVersion: number;
}

/** What the history of an initiative leads to, beside what is stored of it. */
export interface HistoryReplay {
  /** The first difference, as a clause; null when all is as it must be. */
  readonly difference: string | null;
  /** As far as it can be replayed. */
  readonly states: readonly ReplayedState[];
  /** The path of the state that is stored. */
  readonly state: string;
}

/** Goes through an initiative's history once more, state by state, and compares it with what is stored. */
export function replayInitiative(
  versions: ProcessVersions,
  initiative: AccountedFor,
  history: readonly RecordedEvent[],
): HistoryReplay {
  const rows = [null, ...history];
  const states = reached(() => retraceHistory(versions, initiative, history)).map((snapshot, index): ReplayedState => {
    const row = rows[index] ?? null;
    const definitionVersion = row?.definitionVersion ?? versionBegunOn(initiative, history);
    return { sequence: index, event: row?.event ?? null, state: statePath(snapshot.value), definitionVersion };
  });
  const difference = differenceFromHistory(versions, initiative, history) ?? null;
  return { difference, states, state: statePath(initiative.snapshot.value) };
}

/** The states up to the first row that could not have happened; why not is told as the difference. */
function reached(retrace: () => Iterable<WorkflowSnapshot>): readonly WorkflowSnapshot[] {
  const states: WorkflowSnapshot[] = [];
  try {
    for (const snapshot of retrace()) states.push(snapshot);
  } catch {
    // Whatever a tampered row makes the rules stumble over.
  }
  return states;
}
