import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Organization } from '../people/domain/person';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  certifyMandatory,
  defaultThresholds,
  revokeCertification,
  setThresholds,
  type Thresholds,
  type TrackThresholds,
} from './domain/proposal-track';
import { lockProposal, writeProposal, type ProposalChange } from './proposal-writing';
import { TrackThresholdsTable } from './track-thresholds.table';

interface SetTrackThresholds extends Thresholds, Keyed {
  readonly expectedVersion: number;
}

interface Certification extends ProposalChange, Keyed {
  readonly reason: string;
}

type Outcome = Promise<{ proposalId: string } | Refusal>;

const THRESHOLDS = 'the track thresholds';

/** The founding step that says what is light and what is major. */
export async function foundTrackThresholds(tx: Transaction, { currencyCode }: Organization): Promise<AuditEntry> {
  const thresholds = { id: tx.newId(), ...defaultThresholds(currencyCode), currencyCode, version: 1 };
  await tx.insert(TrackThresholdsTable, [thresholds]);
  const subject = { subjectKind: 'TRACK_THRESHOLDS', subjectId: thresholds.id };
  return { ...subject, action: 'trackThresholdsFounded', after: thresholds };
}

/** Where the tracks begin now: every organization has said so since it was founded. */
export async function thresholdsOf(tx: Transaction): Promise<TrackThresholds> {
  const [thresholds] = await tx.all(TrackThresholdsTable, 'organizationId', [tx.viewer.organizationId]);
  if (!thresholds) throw new Error(`Organization ${tx.viewer.organizationId} has no track thresholds.`);
  return thresholds;
}

/** How strictly proposals are governed: by thresholds, and by what compliance certifies. */
export class TrackService {
  constructor(private readonly governor: Governor) {}

  setThresholds(caller: Caller, input: SetTrackThresholds): Promise<{ trackThresholdsId: string } | Refusal> {
    return this.governor.govern(caller, 'setTrackThresholds', input, async (tx) => {
      requirePermission(tx, 'setTrackThresholds');
      const { id } = await thresholdsOf(tx);
      const thresholds = await tx.lock(TrackThresholdsTable, id, THRESHOLDS);
      const stale = tx.stale(thresholds, input.expectedVersion, THRESHOLDS);
      if (stale) return stale;
      const changes = setThresholds(input);
      if (isRefusal(changes)) return changes;
      const after = await tx.update(TrackThresholdsTable, thresholds, changes);
      const subject = { subjectKind: 'TRACK_THRESHOLDS', subjectId: id, action: 'trackThresholdsSet' };
      return { outcome: { trackThresholdsId: id }, audit: [{ ...subject, ...changesOf(thresholds, after) }] };
    });
  }

  certifyMandatory(caller: Caller, input: Certification): Outcome {
    return this.governor.govern(caller, 'certifyMandatory', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'certifyMandatory');
      if (isRefusal(proposal)) return proposal;
      const by = { decidedById: tx.viewer.personId, decidedAt: tx.now };
      const certified = certifyMandatory(proposal, input.reason, by);
      if (isRefusal(certified)) return certified;
      return writeProposal(tx, proposal, certified, 'mandatoryCertified');
    });
  }

  revokeCertification(caller: Caller, input: Certification): Outcome {
    return this.governor.govern(caller, 'revokeCertification', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'certifyMandatory');
      if (isRefusal(proposal)) return proposal;
      const by = { decidedById: tx.viewer.personId, decidedAt: tx.now };
      const revoked = revokeCertification(proposal, input.reason, await thresholdsOf(tx), by);
      if (isRefusal(revoked)) return revoked;
      const { proposal: next, ...why } = revoked;
      const written = await writeProposal(tx, proposal, next, 'certificationRevoked', {}, why);
      const [entry] = written.audit;
      return { ...written, audit: [{ ...entry, reason: why.reason }] };
    });
  }
}
