import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  notInForce,
  practiceContent,
  retirePractice,
  type Practice,
  type PracticeContent,
  type PracticeInput,
} from './domain/practice';
import { PillarTable } from './pillar.table';
import { PracticeTable, PracticeVersionTable } from './practice.table';

interface CreatePractice extends PracticeInput, Keyed {
  readonly pillarId: string;
}

interface RevisePractice extends PracticeInput, Keyed {
  readonly practiceId: string;
  readonly expectedVersion: number;
  readonly change: string;
}

interface RetirePractice extends Keyed {
  readonly practiceId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/** The documented standards of pillars, in versions. */
export class PracticeService {
  constructor(private readonly governor: Governor) {}

  create(caller: Caller, input: CreatePractice): Promise<{ practiceId: string } | Refusal> {
    return this.governor.govern(caller, 'createPractice', input, async (tx) => {
      await requireKeeper(tx, input.pillarId);
      const written = practiceContent(input, tx.today);
      if (isRefusal(written)) return written;
      const { change, ...content } = written;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': content.ownerId });
      if (left) return left;
      const fresh = {
        status: 'IN_FORCE',
        retiredReason: null,
        retiredAt: null,
        version: 1,
        createdAt: tx.now,
      } as const;
      const practice = { id: tx.newId(), pillarId: input.pillarId, ...content, ...fresh };
      await tx.insert(PracticeTable, [practice]);
      await keepVersion(tx, practice, content, change);
      const after = { pillarId: input.pillarId, ...content };
      return {
        outcome: { practiceId: practice.id },
        audit: [{ subjectKind: 'PRACTICE', subjectId: practice.id, action: 'practiceCreated', after }],
      };
    });
  }

  revise(caller: Caller, input: RevisePractice): Promise<{ practiceId: string } | Refusal> {
    return this.governor.govern(caller, 'revisePractice', input, async (tx) => {
      const practice = await tx.lock(PracticeTable, input.practiceId, 'practice');
      await requireKeeper(tx, practice.pillarId, practice.ownerId);
      const refused = tx.stale(practice, input.expectedVersion, `practice "${practice.title}"`) ?? notInForce(practice);
      if (refused) return refused;
      const written = practiceContent(input, tx.today);
      if (isRefusal(written)) return written;
      const { change, ...content } = written;
      const newOwnerId = content.ownerId === practice.ownerId ? null : content.ownerId;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': newOwnerId });
      if (left) return left;
      const revised = await tx.update(PracticeTable, practice, content);
      await keepVersion(tx, revised, content, change);
      const subject = { subjectKind: 'PRACTICE', subjectId: practice.id, action: 'practiceRevised' };
      return {
        outcome: { practiceId: practice.id },
        audit: [{ ...subject, ...changesOf<object>(practice, content), reason: change }],
      };
    });
  }

  retire(caller: Caller, input: RetirePractice): Promise<{ practiceId: string } | Refusal> {
    return this.governor.govern(caller, 'retirePractice', input, async (tx) => {
      const practice = await tx.lock(PracticeTable, input.practiceId, 'practice');
      await requireKeeper(tx, practice.pillarId, practice.ownerId);
      const stale = tx.stale(practice, input.expectedVersion, `practice "${practice.title}"`);
      if (stale) return stale;
      const retired = retirePractice(practice, input.reason, tx.now);
      if (isRefusal(retired)) return retired;
      await tx.replace(PracticeTable, practice, retired);
      const [before, after] = [{ status: practice.status }, { status: retired.status }];
      const subject = { subjectKind: 'PRACTICE', subjectId: practice.id, action: 'practiceRetired' };
      return {
        outcome: { practiceId: practice.id },
        audit: [{ ...subject, before, after, reason: retired.retiredReason }],
      };
    });
  }
}

/** @throws Fault NOT_FOUND for a pillar that leads nowhere, FORBIDDEN to who neither owns it nor the practice nor leads */
async function requireKeeper(tx: Transaction, pillarId: string, practiceOwnerId?: string): Promise<void> {
  const { ownerId } = await tx.find(PillarTable, pillarId, 'pillar');
  const responsible = [ownerId, practiceOwnerId].filter((id) => id != null);
  requirePermission(tx, 'keepPractice', { responsible });
}

const keepVersion = (
  tx: Transaction,
  { id: practiceId, version }: Pick<Practice, 'id' | 'version'>,
  content: PracticeContent,
  change: string | null,
): Promise<void> => {
  const written = { change, writtenById: tx.viewer.personId, writtenAt: tx.now };
  return tx.insert(PracticeVersionTable, [{ id: tx.newId(), practiceId, version, ...content, ...written }]);
};

/** The handover step of practices that are in force: the owner stands in their versions, so there is one more. */
export const practiceHandover = ownedRows(PracticeTable, {
  name: 'title',
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.status = 'IN_FORCE'`,
  beside: (tx, practice, reason) => {
    const { title, text, link, ownerId, reviewOn } = practice;
    return keepVersion(tx, practice, { title, text, link, ownerId, reviewOn }, reason);
  },
});
