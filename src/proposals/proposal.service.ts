import type { Governor, Keyed, Transaction } from '../audit';
import { organizationOf, requirePermission, stillHere } from '../people';
import type { Permission } from '../people/domain/permissions';
import { PillarTable } from '../pillars';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { firstTriage } from './domain/idea-triage';
import type { Proposal } from './domain/proposal';
import { edit, proposeIdea, type ContentInput, type IdeaInput } from './domain/proposal-content';
import {
  decline,
  defer,
  returnForInformation,
  submit,
  withdraw,
  type Decider,
  type DeclineInput,
  type DeferInput,
  type ReturnInput,
} from './domain/proposal-life';
import { onTrack } from './domain/proposal-track';
import { resubmit } from './domain/resubmission';
import { ideaTriageOf } from './idea-triage.service';
import { contentBeside, replaceBeside, requireNamed } from './proposal-beside';
import { askForTriage } from './proposal-news';
import { lockProposal, writeEvent, writeProposal, type ProposalChange } from './proposal-writing';
import { ProposalPillarTable, ProposalTable } from './proposal.table';
import { submissionFacts } from './submission-facts';
import { thresholdsOf } from './track.service';

interface ProposeIdea extends IdeaInput, Keyed {
  /** The pillar whose owner is to answer. */
  readonly pillarId?: string | null;
}

type Change<Input = object> = ProposalChange & Input & Keyed;
type Outcome = Promise<{ proposalId: string } | Refusal>;
type Decision = Proposal | Refusal | Promise<Proposal | Refusal>;

/** What one act asks for, and what the audit calls it once it is done. */
interface Act {
  readonly name: string;
  readonly permission: Permission;
  readonly done: string;
}

/** Ideas, and what becomes of them. Funding is the portfolio's to write, the assessment is scoring's. */
export class ProposalService {
  constructor(private readonly governor: Governor) {}

  proposeIdea(caller: Caller, input: ProposeIdea): Outcome {
    return this.governor.govern(caller, 'proposeIdea', input, async (tx) => {
      requirePermission(tx, 'propose');
      const { organizationId, personId: proposerId } = tx.viewer;
      const { currencyCode } = await organizationOf(tx);
      const pillar = input.pillarId == null ? null : await tx.find(PillarTable, input.pillarId, 'pillar');
      const { ownerId, answerWithinDays } = await ideaTriageOf(tx);
      const pillarOwnerId = await stillHere(tx, pillar?.ownerId ?? null);
      const settings = { ownerId: await stillHere(tx, ownerId), answerWithinDays };
      const triage = firstTriage(settings, { proposerId, pillarOwnerId }, tx.now);
      const origin = { id: tx.newId(), organizationId, proposerId, ...triage, currencyCode, createdAt: tx.now };
      const idea = proposeIdea(origin, input);
      if (isRefusal(idea)) return idea;
      await tx.insert(ProposalTable, [idea]);
      const { id, title, whoIsHurt, howTheyAreHurt } = idea;
      if (pillar) await tx.insert(ProposalPillarTable, [{ proposalId: id, pillarId: pillar.id }]);
      await writeEvent(tx, null, idea, { reason: null, dueOn: idea.answerBy });
      await askForTriage(tx, idea);
      const after = { title, whoIsHurt, howTheyAreHurt, ...triage, ...(pillar && { pillarIds: [pillar.id] }) };
      return {
        outcome: { proposalId: id },
        audit: [{ subjectKind: 'PROPOSAL', subjectId: id, action: 'ideaProposed', after }],
      };
    });
  }

  edit(caller: Caller, input: Change<ContentInput>): Outcome {
    return this.governor.govern(caller, 'editProposal', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'editProposal');
      if (isRefusal(proposal)) return proposal;
      const left = await requireNamed(tx, input);
      if (left) return left;
      const edited = edit(proposal, input, tx.now);
      if (isRefusal(edited)) return edited;
      await replaceBeside(tx, edited);
      const { proposal: next, ...beside } = edited;
      return writeProposal(tx, proposal, onTrack(next, await thresholdsOf(tx)), 'proposalEdited', beside);
    });
  }

  submit(caller: Caller, input: Change): Outcome {
    const act: Act = { name: 'submitProposal', permission: 'editProposal', done: 'proposalSubmitted' };
    return this.act(caller, act, input, async (proposal, tx) => {
      const submitted = submit(proposal, await submissionFacts(tx, proposal.id), tx.now);
      return isRefusal(submitted) ? submitted : onTrack(submitted, await thresholdsOf(tx));
    });
  }

  withdraw(caller: Caller, input: Change): Outcome {
    const act: Act = { name: 'withdrawProposal', permission: 'editProposal', done: 'proposalWithdrawn' };
    return this.act(caller, act, input, (proposal, tx) => withdraw(proposal, tx.now));
  }

  returnForInformation(caller: Caller, input: Change<ReturnInput>): Outcome {
    return this.governor.govern(caller, 'returnProposal', input, async (tx) => {
      const proposal = await lockProposal(tx, input, 'assess');
      if (isRefusal(proposal)) return proposal;
      const returned = returnForInformation(proposal, input, tx.now);
      if (isRefusal(returned)) return returned;
      const { proposal: next, ...why } = returned;
      return writeProposal(tx, proposal, next, 'proposalReturned', { answerBy: why.dueOn }, why);
    });
  }

  /** Anyone who contributes takes up again what was declined or deferred: the new draft is theirs. */
  resubmit(caller: Caller, input: Change<{ readonly whatChanged: string }>): Outcome {
    return this.governor.govern(caller, 'resubmitProposal', input, async (tx) => {
      const before = await lockProposal(tx, input, 'propose');
      if (isRefusal(before)) return before;
      const resubmissions = await tx.all(ProposalTable, 'resubmissionOfId', [before.id]);
      const sponsorId = await stillHere(tx, before.sponsorId);
      const origin = { id: tx.newId(), proposerId: tx.viewer.personId, sponsorId, createdAt: tx.now };
      const resubmitted = resubmit(before, resubmissions, origin, input.whatChanged);
      if (isRefusal(resubmitted)) return resubmitted;
      const draft = onTrack(resubmitted, await thresholdsOf(tx));
      await tx.insert(ProposalTable, [draft]);
      const beside = await contentBeside(tx, before.id);
      await replaceBeside(tx, { proposal: draft, ...beside });
      const reason = draft.whatChanged;
      await writeEvent(tx, null, draft, { reason, dueOn: null });
      const after = { resubmissionOfId: before.id, title: draft.title, ...beside };
      const [subject, again] = [{ subjectKind: 'PROPOSAL', reason }, { resubmissionId: draft.id }];
      return {
        outcome: { proposalId: draft.id },
        audit: [
          { ...subject, subjectId: draft.id, action: 'proposalResubmitted', after },
          { ...subject, subjectId: before.id, action: 'proposalTakenUpAgain', after: again },
        ],
      };
    });
  }

  defer(caller: Caller, input: Change<DeferInput>): Outcome {
    const act: Act = { name: 'deferProposal', permission: 'decideProposal', done: 'proposalDeferred' };
    return this.act(caller, act, input, (proposal, tx) => defer(proposal, input, deciderOf(tx)));
  }

  decline(caller: Caller, input: Change<DeclineInput>): Outcome {
    const act: Act = { name: 'declineProposal', permission: 'decideProposal', done: 'proposalDeclined' };
    return this.act(caller, act, input, (proposal, tx) => decline(proposal, input, deciderOf(tx)));
  }

  private act(
    caller: Caller,
    { name, permission, done }: Act,
    input: Change,
    decide: (proposal: Proposal, tx: Transaction) => Decision,
  ): Outcome {
    return this.governor.govern(caller, name, input, async (tx) => {
      const proposal = await lockProposal(tx, input, permission);
      if (isRefusal(proposal)) return proposal;
      const next = await decide(proposal, tx);
      return isRefusal(next) ? next : writeProposal(tx, proposal, next, done);
    });
  }
}

const deciderOf = (tx: Transaction): Decider => ({ decidedById: tx.viewer.personId, decidedAt: tx.now });
