import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Subject } from '../people/domain/permissions';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  answerIdea,
  assignTriage,
  DEFAULT_ANSWER_WITHIN_DAYS,
  setIdeaTriage,
  type AnswerIdeaInput,
  type AssignTriageInput,
  type IdeaTriage,
} from './domain/idea-triage';
import type { Proposal } from './domain/proposal';
import { IdeaTriageTable } from './idea-triage.table';
import { askForTriage, settleTriage } from './proposal-news';
import { lockProposal, writeProposal, type ProposalChange } from './proposal-writing';

interface SetIdeaTriage extends Keyed {
  readonly ownerId?: string | null;
  readonly answerWithinDays: number;
  readonly expectedVersion: number;
}

interface AssignTriage extends AssignTriageInput, ProposalChange, Keyed {}
interface AnswerIdea extends AnswerIdeaInput, ProposalChange, Keyed {}

type Outcome = Promise<{ proposalId: string } | Refusal>;

const IDEA_TRIAGE = 'the triage of ideas';

/** The founding step that says how soon ideas are answered; nobody is named yet. */
export async function foundIdeaTriage(tx: Transaction): Promise<AuditEntry> {
  const triage = { id: tx.newId(), ownerId: null, answerWithinDays: DEFAULT_ANSWER_WITHIN_DAYS, version: 1 };
  await tx.insert(IdeaTriageTable, [triage]);
  return { subjectKind: 'IDEA_TRIAGE', subjectId: triage.id, action: 'ideaTriageFounded', after: triage };
}

/** How the organization answers ideas: every one has said so since it was founded. */
export const ideaTriageOf = (tx: Transaction): Promise<IdeaTriage> =>
  tx.manager
    .createQueryBuilder(IdeaTriageTable, 't')
    .where('t.organizationId = :organizationId', tx.viewer)
    .getOneOrFail();

/** Who answers ideas, by when, and what they answer. */
export class IdeaTriageService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetIdeaTriage): Promise<{ ideaTriageId: string } | Refusal> {
    return this.governor.govern(caller, 'setIdeaTriage', input, async (tx) => {
      requirePermission(tx, 'setIdeaTriage');
      const { id } = await ideaTriageOf(tx);
      const triage = await tx.lock(IdeaTriageTable, id, IDEA_TRIAGE);
      const stale = tx.stale(triage, input.expectedVersion, IDEA_TRIAGE);
      if (stale) return stale;
      const changes = setIdeaTriage(input);
      if (isRefusal(changes)) return changes;
      const newOwnerId = changes.ownerId === triage.ownerId ? null : changes.ownerId;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': newOwnerId });
      if (left) return left;
      const after = await tx.update(IdeaTriageTable, triage, changes);
      const subject = { subjectKind: 'IDEA_TRIAGE', subjectId: id, action: 'ideaTriageSet' };
      return { outcome: { ideaTriageId: id }, audit: [{ ...subject, ...changesOf(triage, after) }] };
    });
  }

  assign(caller: Caller, input: AssignTriage): Outcome {
    return this.governor.govern(caller, 'assignTriage', input, async (tx) => {
      const idea = await lockProposal(tx, input, 'triageIdea', triageOf);
      if (isRefusal(idea)) return idea;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': input.ownerId });
      if (left) return left;
      const next = assignTriage(idea, input, tx.now);
      if (isRefusal(next)) return next;
      await settleTriage(tx, idea);
      await askForTriage(tx, next);
      return writeProposal(tx, idea, next, 'triageAssigned');
    });
  }

  answer(caller: Caller, input: AnswerIdea): Outcome {
    return this.governor.govern(caller, 'answerIdea', input, async (tx) => {
      const idea = await lockProposal(tx, input, 'triageIdea', triageOf);
      if (isRefusal(idea)) return idea;
      // Whoever proposed it drafts it when nobody is named, and may have left meanwhile.
      const drafterId = input.drafterId ?? (input.answer === 'TAKE_ON' ? idea.proposerId : null);
      const left = await refuseUnlessActive(tx, { 'input.drafterId': drafterId });
      if (left) return left;
      const answered = answerIdea(idea, input, { decidedById: tx.viewer.personId, decidedAt: tx.now });
      if (isRefusal(answered)) return answered;
      const { proposal: next, ...why } = answered;
      const action = next.status === 'DECLINED' ? 'ideaDeclined' : 'ideaTakenOn';
      return writeProposal(tx, idea, next, action, {}, why);
    });
  }
}

/** Whoever is to answer an idea is responsible for that, not who proposed it. */
const triageOf = ({ portfolioId, triageOwnerId }: Proposal): Subject => ({
  portfolioId,
  responsible: triageOwnerId === null ? [] : [triageOwnerId],
});
