import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { DEFAULT_SMALLEST_SAMPLE, setSmallestSample, type SmallestSample } from './domain/smallest-sample';
import { SmallestSampleTable } from './smallest-sample.table';

interface SetSmallestSample extends Pick<SmallestSample, 'n'>, Keyed {
  readonly expectedVersion: number;
}

const ITS_NAME = 'the smallest sample';

/** The founding step that says of how few observations a verdict is given. */
export async function foundSmallestSample(tx: Transaction): Promise<AuditEntry> {
  const after = { id: tx.newId(), n: DEFAULT_SMALLEST_SAMPLE, version: 1 };
  await tx.insert(SmallestSampleTable, [after]);
  return { subjectKind: 'SMALLEST_SAMPLE', subjectId: after.id, action: 'smallestSampleFounded', after };
}

/** Of how few observations a verdict is given. */
export class SmallestSampleService {
  constructor(private readonly governor: Governor) {}

  setSmallestSample(caller: Caller, input: SetSmallestSample): Promise<{ smallestSampleId: string } | Refusal> {
    return this.governor.govern(caller, 'setSmallestSample', input, async (tx) => {
      requirePermission(tx, 'setSmallestSample');
      const [{ id }] = (await tx.all(SmallestSampleTable, 'organizationId', [tx.viewer.organizationId])) as [
        SmallestSample,
      ];
      const before = await tx.lock(SmallestSampleTable, id, ITS_NAME);
      const stale = tx.stale(before, input.expectedVersion, ITS_NAME);
      if (stale) return stale;
      const changes = setSmallestSample(input);
      if (isRefusal(changes)) return changes;
      const after = await tx.update(SmallestSampleTable, before, changes);
      const subject = { subjectKind: 'SMALLEST_SAMPLE', subjectId: id, action: 'smallestSampleSet' };
      return { outcome: { smallestSampleId: id }, audit: [{ ...subject, ...changesOf(before, after) }] };
    });
  }
}
