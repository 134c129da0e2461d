import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { gatherEvidence, type EvidenceInput } from './domain/evidence';
import { nameNeed, type Need, type NeedInput } from './domain/need';
import { establishNeed, refuseEvidence, retireNeed } from './domain/need-life';
import { evidenceOf, insertEvidence } from './evidence-of-subject';
import { ThemeTable } from './feedback.table';
import { NeedTable, NeedThemeTable } from './need.table';

interface NameNeed extends Required<NeedInput>, Keyed {}

interface RecordEvidence extends EvidenceInput, Keyed {
  readonly needId: string;
}

interface DecideNeed extends Keyed {
  readonly needId: string;
  readonly expectedVersion: number;
}

/** Needs, from candidate to established, with what shows that they are real. */
export class NeedService {
  constructor(private readonly governor: Governor) {}

  name(caller: Caller, input: NameNeed): Promise<{ needId: string } | Refusal> {
    return this.governor.govern(caller, 'nameNeed', input, async (tx) => {
      requirePermission(tx, 'nameNeed');
      const draft = nameNeed(input, tx.viewer.personId);
      if (isRefusal(draft)) return draft;
      await tx.requireAll(ThemeTable, input.themeIds, 'theme');
      const id = tx.newId();
      const undecided = { establishedById: null, establishedAt: null, retiredReason: null };
      await tx.insert(NeedTable, [{ id, ...draft, ...undecided, version: 1, createdAt: tx.now }]);
      await tx.insert(
        NeedThemeTable,
        input.themeIds.map((themeId) => ({ needId: id, themeId })),
      );
      const after = { ...draft, themeIds: input.themeIds };
      return { outcome: { needId: id }, audit: [{ subjectKind: 'NEED', subjectId: id, action: 'needNamed', after }] };
    });
  }

  recordEvidence(caller: Caller, input: RecordEvidence): Promise<{ evidenceId: string; needId: string } | Refusal> {
    return this.governor.govern(caller, 'recordEvidence', input, async (tx) => {
      // Locked as for establishing it: whoever establishes it meanwhile decides on all of its evidence or waits.
      const need = await tx.lock(NeedTable, input.needId, 'need');
      requirePermission(tx, 'nameNeed');
      const draft = refuseEvidence(need) ?? gatherEvidence(input, tx.today);
      if (isRefusal(draft)) return draft;
      const evidence = await insertEvidence(tx, { kind: 'NEED', id: need.id }, draft);
      const after = { evidenceId: evidence.id, ...draft };
      return {
        outcome: { evidenceId: evidence.id, needId: need.id },
        audit: [{ subjectKind: 'NEED', subjectId: need.id, action: 'evidenceRecorded', after }],
      };
    });
  }

  establish(caller: Caller, input: DecideNeed): Promise<{ needId: string } | Refusal> {
    return this.decide(caller, 'establishNeed', input, async (tx, need) => {
      const evidence = await evidenceOf(tx, { kind: 'NEED', id: need.id });
      return establishNeed({ need, evidence }, tx.viewer.personId, tx.now);
    });
  }

  retire(caller: Caller, input: DecideNeed & { readonly reason: string }): Promise<{ needId: string } | Refusal> {
    return this.decide(caller, 'retireNeed', input, (_tx, need) => Promise.resolve(retireNeed(need, input.reason)));
  }

  private decide(
    caller: Caller,
    name: keyof typeof ACTIONS,
    input: DecideNeed & { readonly reason?: string },
    decision: (tx: Transaction, need: Need) => Promise<Partial<Need> | Refusal>,
  ): Promise<{ needId: string } | Refusal> {
    return this.governor.govern(caller, name, input, async (tx) => {
      const need = await tx.lock(NeedTable, input.needId, 'need');
      requirePermission(tx, 'establishNeed');
      const stale = tx.stale(need, input.expectedVersion, `need "${need.title}"`);
      if (stale) return stale;
      const changes = await decision(tx, need);
      if (isRefusal(changes)) return changes;
      const decided = await tx.update(NeedTable, need, changes);
      const entry: AuditEntry = { subjectKind: 'NEED', subjectId: need.id, action: ACTIONS[name] };
      return {
        outcome: { needId: need.id },
        audit: [{ ...entry, ...changesOf(need, decided), reason: input.reason ?? null }],
      };
    });
  }
}

const ACTIONS = { establishNeed: 'needEstablished', retireNeed: 'needRetired' } as const;
